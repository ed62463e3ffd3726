package io.moraine.analyses.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Questions;
import io.moraine.analyses.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What others publish as the right answer is ours. The cases lie outside the project, in {@code
 * -Dmoraine.truth=DIR}; a case that asks for something that there is not fails as a wrong answer
 * does.
 */
final class PublishedCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TRUTH =
      Path.of(System.getProperty("moraine.truth", "../../shared/truth"))
          .toAbsolutePath()
          .normalize();

  @TestFactory
  List<DynamicNode> productAnalytics() throws IOException {
    assumeTrue(
        Files.isDirectory(TRUTH),
        () -> "There are no published cases in " + TRUTH + "; give their folder: -Dmoraine.truth");
    List<DynamicNode> files = new ArrayList<>();
    for (Path file : files(TRUTH)) {
      JsonNode read = JSON.readTree(file.toFile());
      List<DynamicTest> cases = new ArrayList<>();
      for (JsonNode published : read.isArray() ? read : read.path("cases")) {
        cases.add(DynamicTest.dynamicTest(published.path("name").asText(), () -> check(published)));
      }
      files.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), cases));
    }
    assertThat(files).as("files of cases in " + TRUTH).isNotEmpty();
    return files;
  }

  private static void check(JsonNode published) {
    JsonNode answer = Questions.read(published).answer(Document.histories(published)).json();
    assertThat(new Expectation(published).differences(answer))
        .as("%s, answered %s", published.path("name").asText(), answer)
        .isEmpty();
  }

  /** Those of a folder with product analytics in it, or of such a folder itself. */
  private static List<Path> files(Path truth) throws IOException {
    Path inside = truth.resolve("product-analytics");
    try (Stream<Path> files = Files.list(Files.isDirectory(inside) ? inside : truth)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
