package io.moraine.cli.ask;

import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.Questions;
import io.moraine.analyses.query.Conditions;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.Shape;
import io.moraine.cli.GeneratedPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuestionsPageTest {
  private static final String INTRODUCTION =
      """
      # Questions

      <!-- Generated from the kinds of questions; a test compares. -Dmoraine.regenerate=true writes it
           again. -->

      `./moraine ask QUERY.json` answers a question, or a list of them, as JSON:

      ```json
      {"kind": "funnel",
       "steps": [{"event": "product_view"}, {"event": "add_to_cart"}, {"event": "purchase"}],
       "window": {"n": 7, "unit": "day"},
       "date_from": "2026-03-01", "date_to": "2026-03-31", "timezone": "Europe/Berlin"}
      ```

      A field that is null is as one that is not there. A field that there is not, one of another type
      and one that is missing are refused with its place, such as `query.steps[1].event`, and what it
      may be; the exit code is then 2.

      ## Of which events

      1. Of those beside the question, where it stands in the field `query` of an object with `events`:

         ```json
         {"query": {"kind": "paths"},
          "events": [{"user": "ada", "ts": "2026-03-23T14:05:00Z", "event": "$pageview",
                      "props": {"$current_url": "/home"}}],
          "identities": {"ada": ["ada@home", "device-1"]},
          "person_properties": {"ada": {"plan": "pro"}},
          "actor_created_at": {"ada": "2026-01-01T00:00:00Z"}}
         ```

         `identities` are names of one person, whatever the order in which they were told: they hold for
         all of history. What else an event has beside `props` is a property too. A time without a zone
         is UTC.
      2. Else of the file that `--events` names, with an event a line, as above or as
         [events](events.md) has it. Of the latter, the name is `event_type`, or `event_name` for a
         custom event; its fields are the properties; the person is the user, else the owner of the
         device: the user whose link to it is the earliest.
      3. Else of the warehouse: `raw.events` without what flagged bots did, of the persons that the
         facts know. Its columns and the keys of `properties` are the properties, and `$session_id` is
         the session of `facts.sessions`.

      Equal times are in the order of arrival.

      ## Conditions

      `where`, `filter` and `person_filter` are objects of properties, all of which have to be so:
      `{"browser": "Firefox"}` is equal, `{"browser": ["Firefox", "Safari"]}` is any of several,
      `{"browser": null}` is not there, and `{"items": {"op": "gte", "value": 3}}`, in short
      `{"items": {"gte": 3}}`, compares: `op` is one of
      %s.
      Numbers and texts that read alike are equal.

      ## Fields of questions about histories

      Those that the kinds below have in common.

      | field | value | meaning |
      |---|---|---|
      %s
      """;

  @Test
  void everyKindIsExplained() throws IOException {
    StringBuilder page = new StringBuilder(introduction());
    Questions.ALL.forEach(kind -> page.append(section(kind)));
    GeneratedPage.writeOrCompare("questions.md", page.toString());
  }

  private static String introduction() {
    Field op = Conditions.COMPARISON.fields().get(0);
    return INTRODUCTION.formatted(
        op.words().stream().map(QuestionsPageTest::code).collect(Collectors.joining(", ")),
        lines(Scope.FIELDS).stripTrailing());
  }

  private static String section(QuestionKind kind) {
    List<Field> own = new ArrayList<>(kind.shape().fields());
    own.removeAll(Scope.FIELDS);
    boolean histories = own.size() < kind.shape().fields().size();
    StringBuilder section = new StringBuilder();
    section.append("%n## %s%n%n%s%n".formatted(kind.name(), kind.shape().sentence()));
    if (histories) {
      section.append(System.lineSeparator()).append("Beside the fields that all have in common:");
      section.append(System.lineSeparator());
    }
    section.append("%n| field | value | meaning |%n|---|---|---|%n%s".formatted(lines(own)));
    inner(own, new TreeMap<>())
        .values()
        .forEach(
            shape ->
                section.append(
                    "%n`%s`: %s%n%n| field | value | meaning |%n|---|---|---|%n%s"
                        .formatted(shape.name(), shape.sentence(), lines(shape.fields()))));
    section.append(
        "%nThe answer:%n%n| field | value | meaning |%n|---|---|---|%n%s"
            .formatted(lines(kind.answers())));
    return section.toString();
  }

  private static Map<String, Shape> inner(List<Field> fields, Map<String, Shape> found) {
    for (Field field : fields) {
      field
          .shape()
          .filter(shape -> found.put(shape.name(), shape) == null)
          .ifPresent(shape -> inner(shape.fields(), found));
    }
    return found;
  }

  private static String lines(List<Field> fields) {
    return fields.stream()
        .map(
            field ->
                "| `%s` | %s%s | %s |%n"
                    .formatted(
                        field.name(),
                        value(field),
                        field.required() ? ", required" : "",
                        field.meaning().replace("|", "\\|")))
        .collect(Collectors.joining());
  }

  private static String value(Field field) {
    String words =
        field.words().stream().map(QuestionsPageTest::code).collect(Collectors.joining(", "));
    return switch (field.type()) {
      case WORD -> "one of " + words;
      case WORDS -> "list of " + words;
      case OBJECT -> field.shape().map(Shape::name).orElse("object");
      case OBJECTS -> "list of " + field.shape().map(Shape::name).orElse("objects");
      default -> field.type().words();
    };
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
