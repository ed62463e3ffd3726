package io.moraine.cli.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Question;
import io.moraine.analyses.Questions;
import io.moraine.analyses.document.Document;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.People;
import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file with one question, a list of them, or an object whose {@code cases} are one.
 *
 * @param list whether it is a list, so that the answers are too
 * @param questions all of them, understood
 */
public record AskedFile(boolean list, List<Asked> questions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A question with what stands beside it.
   *
   * @param histories of the events beside it, where there are any
   * @param people who are known beside it
   */
  public record Asked(Question question, Optional<Histories> histories, People people) {
    /** The answer, from the events beside the question or else from elsewhere. */
    public JsonNode answer(Function<People, Histories> elsewhere) {
      return question.answer(histories.orElseGet(() -> elsewhere.apply(people))).json();
    }
  }

  /**
   * Reads a file.
   *
   * @throws MoraineException if it cannot be read, is no JSON or has a question that cannot be
   *     understood
   */
  public static AskedFile read(Path file) {
    JsonNode asked = parse(file);
    JsonNode list = asked.isArray() ? asked : asked.path("cases");
    if (!list.isArray()) {
      return new AskedFile(false, List.of(asked(asked)));
    }
    List<Asked> questions = new ArrayList<>();
    for (JsonNode one : list) {
      questions.add(numbered(one, questions.size()));
    }
    return new AskedFile(true, questions);
  }

  private static Asked numbered(JsonNode asked, int index) {
    try {
      return asked(asked);
    } catch (MoraineException wrong) {
      String name = asked.path("name").asText();
      throw new MoraineException(
          CliError.QUESTION,
          "[%s]%s %s".formatted(index, name.isEmpty() ? "" : " " + name + ":", wrong.getMessage()),
          wrong);
    }
  }

  private static Asked asked(JsonNode asked) {
    return new Asked(Questions.read(asked), Document.historiesIn(asked), Document.people(asked));
  }

  private static JsonNode parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return JSON.readTree(in);
    } catch (JsonProcessingException broken) {
      throw new MoraineException(
          CliError.QUESTION,
          "%s is no JSON: %s (line %s). See docs/questions.md for how questions are written."
              .formatted(
                  file,
                  broken.getOriginalMessage(),
                  broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()),
          broken);
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.QUESTION,
          "The question in %s cannot be read (%s). Name a file that is there."
              .formatted(file, failure.getMessage()),
          failure);
    }
  }
}
