package io.moraine.transforms.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> VALID =
      List.of("event_time", "event_type", "device_id", "site");

  @ParameterizedTest
  @CsvSource({
    "event_tyme, event_time",
    "eventType, event_type",
    "Device-ID, device_id",
    "sit, site",
    "time, site"
  })
  void namesTheNearest(String name, String nearest) {
    assertThat(Spelling.nearest(name, VALID)).contains(nearest);
  }

  @Test
  void saysNothingWhereNothingIsValid() {
    assertThat(Spelling.hint("x", List.of())).isEqualTo(".");
    assertThat(Spelling.hint("sit", VALID)).isEqualTo("; did you mean 'site'?");
  }
}
