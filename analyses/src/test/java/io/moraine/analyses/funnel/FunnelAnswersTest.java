package io.moraine.analyses.funnel;

import static io.moraine.analyses.Told.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.Questions;
import io.moraine.analyses.Told;
import io.moraine.analyses.document.Document;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelAnswersTest {
  private static final String MAY = "\"date_from\": \"2021-05-01\", \"date_to\": \"2021-05-02\"";

  @Test
  void anExclusionAtTheTimeOfAStepIsNotBetweenSteps() {
    Told told =
        Told.of(
            """
            ada 12:00 zero
            ada 12:01 one
            ada 12:01 x
            ada 12:01 two
            ada 12:02 three
            """);
    for (int from = 0; from < 3; from++) {
      JsonNode answer =
          told.asked(
              funnel(
                  "zero, one, two, three",
                  "\"exclusions\": [{\"event\": \"x\", \"from_step\": %s, \"to_step\": %s}]"
                      .formatted(from, from + 1)));
      assertThat(answer.get("step_counts")).isEqualTo(parse("[1, 1, 1, 1]"));
    }
  }

  @Test
  void aLaterAttemptMayBeCleanAndGivesItsOwnTime() {
    JsonNode answer =
        Told.of(
                """
                ada 00:00:00 one
                ada 00:00:01 x
                ada 00:00:31 two
                ada 01:00:00 one
                ada 01:00:29 two
                """)
            .asked(
                funnel(
                    "one, two",
                    "\"window\": {\"n\": 30, \"unit\": \"second\"}",
                    "\"exclusions\": [{\"event\": \"x\", \"from_step\": 0, \"to_step\": 1}]"));
    assertThat(answer.get("step_counts")).isEqualTo(parse("[1, 1]"));
    assertThat(answer.get("average_conversion_s")).isEqualTo(parse("[null, 29]"));
  }

  @Test
  void whatIsDoneInNoTimeIsLeftOutOfMeans() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 one
                ada 10:00 two
                bob 10:00 one
                bob 10:01 two
                """)
            .asked(funnel("one, two"));
    assertThat(answer.get("step_counts")).isEqualTo(parse("[2, 2]"));
    assertThat(answer.get("median_conversion_s")).isEqualTo(parse("[null, 60]"));
  }

  @Test
  void anExclusionMakesAnUnorderedAttemptAsIfItHadNeverBeen() {
    JsonNode answer =
        Told.of(
                """
                ada 01:00 one
                ada 01:30 x
                ada 02:00 two
                ada 03:00 three
                ada 03:30 x
                ada 04:00 one
                bob 01:00 three
                bob 02:00 two
                bob 03:00 one
                bob 04:00 x
                """)
            .asked(
                funnel(
                    "one, two, three",
                    "\"order\": \"unordered\"",
                    "\"exclusions\": [{\"event\": \"x\", \"from_step\": 0, \"to_step\": 2}]"));
    assertThat(answer.get("actors_at_step"))
        .isEqualTo(parse("[[\"ada\", \"bob\"], [\"bob\"], [\"bob\"]]"));
  }

  @Test
  void aStrictAttemptIsSpoiledByWhatFollowsAtOnce() {
    JsonNode answer =
        Told.of(
                """
                ada 01:00 one
                ada 01:30 x
                ada 02:00 two
                bob 01:00 one
                bob 01:30 noise
                bob 01:40 x
                eve 01:00 one
                eve 02:00 two
                eve 03:00 x
                """)
            .asked(
                funnel(
                    "one, two",
                    "\"order\": \"strict\"",
                    "\"exclusions\": [{\"event\": \"x\", \"from_step\": 0, \"to_step\": 1}]"));
    assertThat(answer.get("actors_at_step")).isEqualTo(parse("[[\"bob\", \"eve\"], [\"eve\"]]"));
  }

  @Test
  void oneEventMayFillStepsThatFollowOneAnother() {
    Told told = Told.of("ada 10:00 scroll {\"depth\": 80}\n");
    String steps =
        """
        {"kind": "funnel", "same_event_may_satisfy_successive_steps": %s, "steps": [
         {"event": "scroll", "where": {"depth": {"op": "gte", "value": 25}}},
         {"event": "scroll", "where": {"depth": {"op": "gte", "value": 75}}}]}
        """;
    assertThat(told.asked(steps.formatted(true)).get("step_counts")).isEqualTo(parse("[1, 1]"));
    assertThat(told.asked(steps.formatted(false)).get("step_counts")).isEqualTo(parse("[1, 0]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first_touch | Chrome [1,1] Safari [1,1] Mac [1,1]  [1,1]",
        "last_touch | Chrome [1,1] Safari [1,1] Linux [1,1]  [1,1]",
        "step:0 | Chrome [1,1] Mac [1,1]  [2,2]",
        "step:1 | Safari [1,1] Linux [1,1]  [2,2]",
        "all_events | Chrome [1,0] Mac [1,0]  [2,1]"
      })
  void breaksDownByTheValueOfOneEvent(String attribution, String expected) {
    JsonNode answer =
        Told.of(
                """
                ada 01:00 one {"browser": "Chrome"}
                ada 02:00 two
                bob 01:00 one
                bob 02:00 two {"browser": "Safari"}
                eve 01:00 one {"browser": "Mac"}
                eve 02:00 two {"browser": "Linux"}
                joe 01:00 one
                joe 02:00 two
                """)
            .asked(
                funnel(
                    "one, two",
                    "\"breakdown\": {\"property\": \"browser\", \"attribution\": \"%s\"}"
                        .formatted(attribution)));
    List<String> shown = new ArrayList<>();
    for (JsonNode value : answer.get("by_breakdown")) {
      shown.add(value.get("breakdown").asText() + " " + value.get("step_counts"));
    }
    String[] values = expected.strip().split("(?<=\\]) ");
    assertThat(shown).containsExactlyInAnyOrder(values);
  }

  @Test
  void breaksDownBySeveralPropertiesAndByThoseOfPeople() {
    Told told =
        Told.of("ada 01:00 one {\"browser\": \"Chrome\", \"version\": 95}\n")
            .with("person_properties", "{\"ada\": {\"plan\": \"pro\"}}");
    assertThat(
            told.asked(funnel("one", "\"breakdown\": {\"property\": [\"browser\", \"version\"]}"))
                .at("/by_breakdown/0/breakdown"))
        .isEqualTo(parse("[\"Chrome\", \"95\"]"));
    assertThat(
            told.asked(funnel("one", "\"breakdown\": {\"property\": \"plan\"}"))
                .at("/by_breakdown/0/breakdown")
                .asText())
        .isEqualTo("pro");
  }

  @Test
  void theFirstTimeIsTheFirstEver() {
    Told told =
        Told.of(
            """
            ada 2021-04-01T10:00:00Z visit {"plan": "pro"}
            ada 10:00 visit {"plan": "pro"}
            bob 10:00 visit
            bob 11:00 visit {"plan": "pro"}
            eve 10:00 visit {"plan": "pro"}
            eve 11:00 visit
            """);
    assertThat(told.asked(first("first_time_for_user")).get("actors_at_step"))
        .isEqualTo(parse("[[\"eve\"]]"));
    assertThat(told.asked(first("first_time_for_user_with_filters")).get("actors_at_step"))
        .isEqualTo(parse("[[\"bob\", \"eve\"]]"));
  }

  private static String first(String field) {
    return """
        {"kind": "funnel", %s,
         "steps": [{"event": "visit", "where": {"plan": "pro"}, "%s": true}]}
        """
        .formatted(MAY, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                     | [[2220,2],[42510,0],[82800,1]]",
        "\"bins\": 7          | [[2220,2],[13732,0],[25244,0],[36756,0],[48268,0],[59780,0],[71292,1],[82804,0]]",
        "\"bins\": 0          | [[2220,2],[82800,1]]",
        "\"from_step\": 1     | [[7200,1],[7260,0]]",
        "\"date_to\": \"2021-06-01\" | [[0,0],[60,0]]"
      })
  void putsTimesIntoBins(String option, String bins) {
    Told told =
        Told.of(
            """
            a 2021-06-08T18:00:00Z one
            a 2021-06-08T19:00:00Z two
            a 2021-06-08T21:00:00Z three
            b 2021-06-09T13:00:00Z one
            b 2021-06-09T13:37:00Z two
            c 2021-06-11T07:00:00Z one
            c 2021-06-12T06:00:00Z two
            """);
    String toStep = option != null && option.contains("from_step") ? "" : "\"to_step\": 1,";
    JsonNode answer =
        told.asked(
            """
            {"kind": "funnel", "viz": "time_to_convert", %s %s
             "steps": [{"event": "one"}, {"event": "two"}, {"event": "three"}]}
            """
                .formatted(toStep, option == null ? "" : option + ","));
    assertThat(answer.get("bins")).isEqualTo(parse(bins));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A spoiled attempt that went on takes with it those that were left unfinished,
        "00:00:00 one; +00:00:30 one; +00:00:31 x; +00:00:32 two | [0,0] [0,0]",
        // one that did not leaves them,
        "00:00:00 one; +00:00:30 one; +00:00:31 x               | [1,0] [0,0]",
        // and what arrived, arrived.
        "00:00:00 one; 00:00:01 two; +00:00:04 one; +00:00:05 x; +00:00:06 two | [1,0] [1,0]",
        "00:00:00 one; 00:00:01 x; 00:00:02 two; +00:00:04 one; +00:00:06 two  | [0,1] [0,1]",
        "00:00:00 one; 00:00:31 one; 00:00:32 x                 | [1,0] [0,0]",
        "00:00:00 one; 00:00:01 one; 00:00:02 x                 | [0,0] [0,0]",
      })
  void trendsForgetWhatWasSpoiled(String story, String expected) {
    String lines = ("ada " + story.replace("; ", "\nada ")).replace("+", "2021-05-02T").strip();
    JsonNode answer =
        Told.of(lines)
            .asked(
                funnel(
                    "one, two",
                    "\"viz\": \"trends\"",
                    "\"window\": {\"n\": 10, \"unit\": \"second\"}",
                    "\"exclusions\": [{\"event\": \"x\", \"from_step\": 0, \"to_step\": 1}]"));
    assertThat(answer.get("reached_from_step") + " " + answer.get("reached_to_step"))
        .isEqualTo(expected);
  }

  @Test
  void trendsOfStepsInAnyOrderStartWithAnyStep() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 three
                ada 2021-05-02T10:00:00Z three
                ada 2021-05-02T11:00:00Z one
                """)
            .asked(
                funnel(
                    "one, two, three",
                    "\"viz\": \"trends\"",
                    "\"order\": \"unordered\"",
                    "\"to_step\": 1"));
    assertThat(answer.get("reached_from_step")).isEqualTo(parse("[1, 1]"));
    assertThat(answer.get("reached_to_step")).isEqualTo(parse("[1, 1]"));
    assertThat(answer.get("periods")).isEqualTo(parse("[\"2021-05-01\", \"2021-05-02\"]"));
  }

  @Test
  void trendsWithoutEndsReachAsFarAsEvents() {
    String trends =
        "{\"kind\": \"funnel\", \"viz\": \"trends\", \"interval\": \"hour\", \"date_from\": \"all\","
            + " \"steps\": [{\"event\": \"one\"}, {\"event\": \"two\"}]}";
    JsonNode answer =
        Told.of("ada 10:10 one\nada 10:20 two\nbob 11:50 one\nbob 12:10 two\nada 15:00 three\n")
            .asked(trends);
    assertThat(answer.get("periods"))
        .isEqualTo(
            parse("[\"2021-05-01 10:00:00\", \"2021-05-01 11:00:00\", \"2021-05-01 12:00:00\"]"));
    assertThat(answer.get("conversion_rate_pct")).isEqualTo(parse("[100, 100, 0]"));
    assertThat(Told.of("").asked(trends).get("periods")).isEmpty();
  }

  @Test
  void aConfigurationIsRefusedOrGetsItsWindow() {
    Told told = Told.of("");
    String config =
        "{\"kind\": \"funnel_config\", \"steps\": [{\"event\": \"a\"}, {\"event\": \"b\"}]";
    for (String range : List.of("0, 0", "1, 0", "0, 2", "2, 3")) {
      String[] ends = range.split(", ");
      JsonNode refused =
          told.asked(
              config
                  + ", \"exclusions\": [{\"event\": \"x\", \"from_step\": %s, \"to_step\": %s}]}"
                      .formatted(ends[0], ends[1]));
      assertThat(refused.get("refused").asBoolean()).as(range).isTrue();
      assertThat(refused.get("error").asText()).startsWith("query.exclusions[0].");
    }
    for (String window : List.of("", ", \"window\": {\"n\": 0}", ", \"window\": {\"n\": -3}")) {
      assertThat(told.asked(config + window + "}").get("window"))
          .isEqualTo(parse("{\"n\": 14, \"unit\": \"day\"}"));
    }
    assertThat(told.asked(config + ", \"window\": {\"n\": 3, \"unit\": \"hour\"}}").get("window"))
        .isEqualTo(parse("{\"n\": 3, \"unit\": \"hour\"}"));
  }

  @Test
  void refusesStepsAndBreakdownsThatThereAreNot() {
    Told told = Told.of("");
    assertThatThrownBy(() -> told.asked(funnel("one, two", "\"to_step\": 2")))
        .hasMessage(
            "query.to_step is 2; it must be greater than from_step, which is 0, and at most 1.");
    assertThatThrownBy(
            () ->
                told.asked(
                    funnel(
                        "one, two",
                        "\"breakdown\": {\"property\": \"p\", \"attribution\": \"step:2\"}")))
        .hasMessage(
            "query.breakdown.attribution is 'step:2'; the last step that has a value is 1.");
    assertThatThrownBy(
            () ->
                told.asked(
                    funnel(
                        "one, two",
                        "\"exclusions\": [{\"event\": \"two\", \"from_step\": 0, \"to_step\": 1}]")))
        .hasMessage(
            "query.exclusions[0].event is what fills step 1, so that it cannot spoil what is"
                + " around.");
    assertThatThrownBy(() -> told.asked("{\"kind\": \"funnel\", \"steps\": []}"))
        .hasMessage("query.steps has 0 steps; it may have 1 to 62.");
  }

  @ParameterizedTest
  @CsvSource({"steps", "trends", "time_to_convert"})
  void foldsOfPartsMakeTheFoldOfAll(String viz) {
    JsonNode document = manyStories();
    String question =
        funnel("a, b, c", "\"viz\": \"%s\"".formatted(viz), "\"breakdown\": {\"property\": \"p\"}");
    check((HistoryQuestion<?>) Questions.read(parse(question)), document);
  }

  private static <F extends io.moraine.analyses.Fold<F>> void check(
      HistoryQuestion<F> question, JsonNode document) {
    List<F> parts = List.of(question.fold(), question.fold(), question.fold());
    List<History> histories = new ArrayList<>();
    Document.histories(document)
        .forEach(
            question.interest(),
            history -> {
              parts.get(histories.size() % parts.size()).add(history);
              histories.add(history);
            });
    assertThat(histories).hasSizeGreaterThan(20);
    F merged = question.fold();
    parts.forEach(merged::merge);
    JsonNode all = question.answer(Document.histories(document)).json();
    assertThat(merged.answer().json()).isEqualTo(all);
  }

  private static JsonNode manyStories() {
    Random random = new Random(11);
    StringBuilder lines = new StringBuilder();
    for (int user = 0; user < 40; user++) {
      for (int event = 0; event < 6; event++) {
        lines.append(
            "u%s 0%s:%s%s %s {\"p\": %s}\n"
                .formatted(
                    user,
                    event,
                    random.nextInt(6),
                    random.nextInt(10),
                    "abc".charAt(random.nextInt(3)),
                    random.nextInt(3)));
      }
    }
    return Told.of(lines.toString()).document();
  }

  private static String funnel(String steps, String... options) {
    StringBuilder query = new StringBuilder("{\"kind\": \"funnel\", " + MAY + ", \"steps\": [");
    query.append("{\"event\": \"" + steps.replace(", ", "\"}, {\"event\": \"") + "\"}]");
    for (String option : options) {
      query.append(", ").append(option);
    }
    return query.append("}").toString();
  }
}
