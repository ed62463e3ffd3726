package io.moraine.analyses.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.analyses.Questions;
import io.moraine.analyses.document.Document;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What others publish as the right answer is ours. The cases lie outside the project, in {@code
 * -Dmoraine.truth=DIR}, in any files of JSON at any depth: a list of {name, events, query,
 * expected} or of {name, paths, query, expected}, alone or as {@code cases} of an object, and
 * examples of statistics by their names in a folder {@code experiments}. A case that asks for
 * something that there is not fails as a wrong answer does.
 */
final class PublishedCasesTest {
  /** Other languages write NaN and Infinity where a figure is none. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final String DIRECTORY = "moraine.truth";

  /** As it is named from the project's root, one above the module in which tests run. */
  private static final Path TRUTH =
      Path.of("..")
          .resolve(System.getProperty(DIRECTORY, "../shared/truth"))
          .toAbsolutePath()
          .normalize();

  /** A file whose one object holds examples by their names, in place of a list of cases. */
  private static final String EXPERIMENTS = "experiments";

  @TestFactory
  List<DynamicNode> productAnalytics() throws IOException {
    return byFile(
        published -> published.has("query") && !published.has("paths"), PublishedCasesTest::check);
  }

  private static void check(JsonNode published) {
    JsonNode answer = answer(published);
    List<String> differences =
        published.path("query").path("kind").asText().equals("attribution")
            ? AttributionExpectation.differences(published.path("expected"), answer)
            : new Expectation(published).differences(answer);
    assertThat(differences)
        .as("%s, answered %s", published.path("name").asText(), answer)
        .isEmpty();
  }

  /** The answer, or that there is none, which only a case that expects an error is content with. */
  private static JsonNode answer(JsonNode published) {
    try {
      return Questions.read(published).answer(Document.histories(published)).json();
    } catch (MoraineException refused) {
      return JSON.createObjectNode()
          .put("valid", false)
          .put("refused", true)
          .put("error", refused.getMessage());
    }
  }

  @TestFactory
  List<DynamicNode> attributionOverPaths() throws IOException {
    return byFile(published -> published.has("paths"), PublishedCasesTest::checkPaths);
  }

  private static void checkPaths(JsonNode published) {
    ((ObjectNode) published.path("query")).put("kind", "path_attribution");
    JsonNode answer = answer(published);
    List<String> differences =
        published.path("expected").has("refused")
            ? new Expectation(published).differences(answer)
            : PathExpectation.differences(published, answer);
    assertThat(differences).as("%s", answer).isEmpty();
  }

  @TestFactory
  List<DynamicNode> experiments() throws IOException {
    List<DynamicNode> files = new ArrayList<>();
    for (Path file : files()) {
      if (file.getParent().endsWith(EXPERIMENTS)) {
        files.add(
            DynamicContainer.dynamicContainer(
                nameOf(file), new ExperimentCases(TRUTH, read(file)).tests()));
      }
    }
    return present(files);
  }

  /** The cases of one kind, in a container for each file that has any. */
  private static List<DynamicNode> byFile(Predicate<JsonNode> wanted, Consumer<JsonNode> check)
      throws IOException {
    List<DynamicNode> files = new ArrayList<>();
    for (Path file : files()) {
      List<DynamicTest> cases = new ArrayList<>();
      for (JsonNode published : cases(read(file))) {
        if (published.has("expected") && wanted.test(published)) {
          String name = published.path("name").asText("case " + (cases.size() + 1));
          cases.add(DynamicTest.dynamicTest(name, () -> check.accept(published)));
        }
      }
      if (!cases.isEmpty()) {
        files.add(DynamicContainer.dynamicContainer(nameOf(file), cases));
      }
    }
    return present(files);
  }

  private static JsonNode cases(JsonNode read) {
    return read.isArray() ? read : read.path("cases");
  }

  private static List<DynamicNode> present(List<DynamicNode> files) {
    assertThat(System.getProperty(DIRECTORY) == null || Files.isDirectory(TRUTH))
        .as("-D%s names a directory, but there is none at %s", DIRECTORY, TRUTH)
        .isTrue();
    assumeTrue(
        !files.isEmpty(),
        () -> "There are no published cases of that kind in " + TRUTH + "; -Dmoraine.truth=DIR");
    return files;
  }

  private static String nameOf(Path file) {
    return TRUTH.relativize(file).toString();
  }

  /** All files of JSON in the folder and in those below it, plain or packed. */
  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(TRUTH)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(TRUTH, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return JSON.readTree(plain);
    }
  }
}
