package io.moraine.analyses.funnel;

import static io.moraine.analyses.Told.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Told;
import org.junit.jupiter.api.Test;

class OptionalAndHeldStepsTest {
  private static final String OPTIONAL =
      "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"view\"},"
          + " {\"event\": \"help\", \"optional\": true}, {\"event\": \"buy\"}%s]%s}";

  @Test
  void anOptionalStepMayBeLeftOut() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view
                ada 10:01 help
                ada 10:05 buy
                bob 10:00 view
                bob 10:03 buy
                cid 10:00 view
                cid 10:02 help
                dan 10:00 help
                dan 10:01 view
                dan 10:02 buy
                dan 10:03 help
                """)
            .asked(OPTIONAL.formatted("", ""));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[4, 2, 3]"));
    assertThat(answer.get("actors_at_step").get(1)).isEqualTo(parse("[\"ada\", \"cid\"]"));
    // From the view, not from the help that not everybody took: 5, 3 and 1 minutes.
    assertThat(answer.get("average_conversion_s").get(2).asDouble()).isEqualTo(180);
  }

  @Test
  void anOptionalStepAtTheEndHasToComeInTheWindow() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view
                ada 10:10 buy
                ada 10:20 rate
                bob 10:00 view
                bob 10:10 buy
                bob 11:00:01 rate
                """)
            .asked(
                OPTIONAL.formatted(
                    ", {\"event\": \"rate\", \"optional\": true}",
                    ", \"window\": {\"n\": 1, \"unit\": \"hour\"}"));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[2, 0, 2, 1]"));
  }

  @Test
  void anEventIsNotAnOptionalStepAndTheNextOne() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view
                ada 10:01 buy
                bob 10:00 view
                bob 10:01 buy
                bob 10:02 buy
                """)
            .asked(
                """
                {"kind": "funnel", "steps": [{"event": "view"}, {"event": "buy", "optional": true},
                {"event": "buy"}]}
                """);

    assertThat(answer.get("step_counts")).isEqualTo(parse("[2, 0, 2]"));
  }

  @Test
  void anExclusionBesideAnOptionalStepSpoilsWhatIsAroundIt() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view
                ada 10:01 leave
                ada 10:05 buy
                bob 10:00 view
                bob 10:03 buy
                """)
            .asked(
                OPTIONAL.formatted(
                    "",
                    ", \"exclusions\": [{\"event\": \"leave\", \"from_step\": 0, \"to_step\": 1}]"));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[1, 0, 1]"));
  }

  @Test
  void optionalStepsAreRefusedWhereTheyMeanNothing() {
    Told told = Told.of("ada 10:00 view");

    assertThatThrownBy(
            () ->
                told.asked("{\"kind\":\"funnel\",\"steps\":[{\"event\":\"a\",\"optional\":true}]}"))
        .hasMessage("query.steps starts with an optional step, without which it has no start.");
    assertThatThrownBy(() -> told.asked(OPTIONAL.formatted("", ", \"order\": \"strict\"")))
        .hasMessage("query.steps has an optional step, which only ordered steps may have.");
  }

  @Test
  void trendsAndTimesKnowOptionalSteps() {
    Told told =
        Told.of(
            """
            ada 10:00 view
            ada 10:01 help
            ada 10:02 buy
            bob 10:00 view
            bob 10:04 buy
            """);

    JsonNode trends = told.asked(OPTIONAL.formatted("", ", \"viz\": \"trends\", \"to_step\": 1"));
    JsonNode times = told.asked(OPTIONAL.formatted("", ", \"viz\": \"time_to_convert\""));

    assertThat(trends.get("reached_from_step")).isEqualTo(parse("[2]"));
    assertThat(trends.get("reached_to_step")).isEqualTo(parse("[1]"));
    assertThat(times.get("average_conversion_s").asDouble()).isEqualTo(180);
  }

  private static final String HELD =
      "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"view\"}, {\"event\": \"add\"},"
          + " {\"event\": \"buy\"}], \"hold\": \"product\"%s}";

  @Test
  void stepsHaveToShareAHeldProperty() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view {"product": "hat"}
                ada 10:01 view {"product": "cup"}
                ada 10:02 add {"product": "hat"}
                ada 10:03 buy {"product": "hat"}
                bob 10:00 view {"product": "hat"}
                bob 10:01 add {"product": "cup"}
                cid 10:00 view
                cid 10:01 add
                dan 10:00 view {"product": 1}
                dan 10:01 add {"product": 1.0}
                dan 10:02 buy {"product": 2}
                """)
            .asked(HELD.formatted(""));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[3, 2, 1]"));
    // Ada's view of the hat, not that of the cup in between.
    assertThat(answer.get("median_conversion_s").get(1).asDouble()).isEqualTo(90);
  }

  @Test
  void whatHasNoValueSpoilsAttemptsOfEveryOne() {
    String exclusion =
        ", \"exclusions\": [{\"event\": \"leave\", \"from_step\": 0, \"to_step\": 1}]";
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view {"product": "hat"}
                ada 10:01 leave
                ada 10:02 add {"product": "hat"}
                bob 10:00 view {"product": "hat"}
                bob 10:01 leave {"product": "cup"}
                bob 10:02 add {"product": "hat"}
                """)
            .asked(HELD.formatted(exclusion));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[1, 1, 0]"));
  }

  @Test
  void nothingOfAnotherValueIsBetweenStrictSteps() {
    JsonNode answer =
        Told.of(
                """
                ada 10:00 view {"product": "hat"}
                ada 10:01 add {"product": "hat"}
                bob 10:00 view {"product": "hat"}
                bob 10:01 view {"product": "cup"}
                bob 10:02 add {"product": "hat"}
                """)
            .asked(HELD.formatted(", \"order\": \"strict\""));

    assertThat(answer.get("step_counts")).isEqualTo(parse("[2, 1, 0]"));
  }
}
