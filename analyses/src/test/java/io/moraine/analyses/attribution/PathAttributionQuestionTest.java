package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Questions;
import io.moraine.schemas.MoraineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathAttributionQuestionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PATHS =
      "[{'path': ['a'], 'conversions': 2, 'nulls': 0, 'value': 10.5},"
          + " {'path': ['b', 'c'], 'conversions': 1, 'nulls': 0},"
          + " {'path': ['c', 'a', 'b', 'c'], 'conversions': 5, 'nulls': 3, 'value': 0.05}]";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "'model': 'linear', 2.0 + 1.25",
        "'model': 'linear'& 'share': 'same', 2.0 + 1.6666667",
        "'model': 'linear'& 'share': 'per_channel', 2.0 + 1.6666667",
        "'model': 'shapley', 2.0 + 1.6666667",
        "'model': 'Shapley_Values', 2.0 + 1.6666667",
        "'model': 'first_touch', 2.0",
        "'model': 'First', 2.0",
        "'model': 'u_shaped', 2.0 + 0.5",
        "'model': 'last_percent', 25",
        "'model': 'last_touch_percent', 25",
        "'model': 'last_touch_share', 0.25",
        "'model': 'last_touch'& 'normalize': true, 0.25",
        "'model': 'last_non_direct'& 'direct': 'c', 2",
        "'model': 'position_based', 2.0 + 0.5",
        "'model': 'time_decay', 2.0 + 1.6666667",
        "'model': 'time_decay'& 'count_direction': 'right', 2.0 + 0.8333333",
        "'model': 'ensemble', 2.0 + 2.0 + 3.25"
      })
  void creditsByTheModelAskedFor(String query, String expected) {
    double wanted = 0;
    for (String part : expected.split("\\+")) {
      wanted += Double.parseDouble(part);
    }
    JsonNode answer = ask(query.replace('&', ','), PATHS);
    assertThat(answer.at("/credit/a").asDouble()).isCloseTo(wanted, within(1e-6));
  }

  @Test
  void moneyGoesWithTheCredit() {
    JsonNode value = ask("'model': 'linear'", PATHS).get("value");
    assertThat(value.get("a").asDouble()).isEqualTo(10.5125);
    assertThat(value.get("b").asDouble()).isEqualTo(0.0125);
    assertThat(value.get("c").asDouble()).isEqualTo(0.025);
  }

  @Test
  void stepsOfHigherOrderNameTheirChannels() {
    JsonNode steps = ask("'model': 'markov_transitions', 'order': 2", PATHS).get("credit");
    assertThat(steps.get("(start)>c,a").asDouble()).isCloseTo(8.0 / 11, within(1e-12));
    assertThat(steps.get("c,a>a,b").asDouble()).isEqualTo(1);
    assertThat(steps.get("b,c>(null)").asDouble()).isCloseTo(3.0 / 9, within(1e-12));
    assertThat(ask("'model': 'markov_removal_effects'", PATHS).at("/credit/c").asDouble())
        .isBetween(0.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'model': 'guess' | [] | query.model is 'guess'; it may be first_touch",
        "'model': 'markov', 'order': 0 | [] | query.order is 0; it must be at least 1.",
        "'model': 'position_based', 'first': 70 | [] | query.first is 70.0 beside a last of 40.0; both",
        "'model': 'linear' | {} | paths must be a list of paths beside query.",
        "'model': 'linear' | [{'path': 'a'}] | paths[0].path must be a list of channels.",
        "'model': 'linear' | [{'path': ['a'], 'conversions': 92233721}] | paths[0].conversions is 92233721; it must be a count, at most 92233720",
        "'model': 'linear' | [{'path': ['a'], 'value': 1e300}] | paths[0].value is 1.0E300, which is too large an amount",
        "'model': 'linear' | [{'path': [], 'nulls': 0.5}] | paths[0].nulls is 0.5; it must be a"
      })
  void whatIsWrongIsNamed(String query, String paths, String sentence) {
    assertThatThrownBy(() -> ask(query, paths))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining(sentence);
  }

  private static JsonNode ask(String query, String paths) {
    String document =
        "{'query': {'kind': 'path_attribution', " + query + "}, 'paths': " + paths + "}";
    try {
      JsonNode asked = JSON.readTree(document.replace('\'', '"'));
      return Questions.read(asked)
          .answer(
              (interest, fold) -> {
                throw new AssertionError("Counted paths need no histories.");
              })
          .json();
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(document, wrong);
    }
  }
}
