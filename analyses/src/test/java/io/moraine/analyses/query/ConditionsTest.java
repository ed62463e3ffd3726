package io.moraine.analyses.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\" | \"a\" | true",
        "\"a\" | \"b\" | false",
        "\"a\" | - | false",
        "1 | \"1\" | true",
        "1 | 1.0 | true",
        "\"true\" | true | true",
        "[\"a\", \"b\"] | \"b\" | true",
        "[\"a\", \"b\"] | [\"c\", \"b\"] | true",
        "[] | \"a\" | false",
        "null | - | true",
        "null | \"a\" | false",
        "{\"op\": \"is_not\", \"value\": \"a\"} | \"b\" | true",
        "{\"op\": \"is_not\", \"value\": \"a\"} | - | true",
        "{\"op\": \"is_not\", \"value\": [\"a\", \"b\"]} | \"b\" | false",
        "{\"op\": \"icontains\", \"value\": \"FOX\"} | \"Firefox\" | true",
        "{\"op\": \"not_icontains\", \"value\": \"FOX\"} | \"Firefox\" | false",
        "{\"op\": \"not_icontains\", \"value\": \"FOX\"} | - | true",
        "{\"op\": \"regex\", \"value\": \"^F.*x$\"} | \"Firefox\" | true",
        "{\"op\": \"regex\", \"value\": \"^F.*x$\"} | - | false",
        "{\"op\": \"not_regex\", \"value\": \"^F\"} | \"Firefox\" | false",
        "{\"op\": \"gt\", \"value\": 2} | 2 | false",
        "{\"op\": \"gte\", \"value\": 2} | \"2.0\" | true",
        "{\"op\": \"lt\", \"value\": 10} | \"9\" | true",
        "{\"op\": \"lte\", \"value\": 10} | \"ten\" | false",
        "{\"op\": \"is_set\"} | 0 | true",
        "{\"op\": \"is_set\"} | - | false",
        "{\"op\": \"is_not_set\"} | - | true",
        "{\"icontains\": \"fire\"} | \"Firefox\" | true",
        "{\"gte\": 3} | 2 | false"
      })
  void holdAsTheyAreWritten(String condition, String value, boolean holds) {
    String props = value.equals("-") ? "{}" : "{\"p\": %s}".formatted(value);
    int entered =
        Told.of("ada 10:00 visit " + props)
            .asked(
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\", \"where\": {\"p\": %s}}]}"
                    .formatted(condition))
            .at("/step_counts/0")
            .asInt();
    assertThat(entered == 1).isEqualTo(holds);
  }
}
