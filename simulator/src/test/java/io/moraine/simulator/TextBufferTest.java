package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TextBufferTest {
  private final TextBuffer text = new TextBuffer(1);

  @Test
  void writesNumbers() {
    text.number(0).raw(' ').number(-7).raw(' ').number(9_876_543_210L);
    assertThat(text).hasToString("0 -7 9876543210");
  }

  @Test
  void writesHundredthsWithTwoDecimals() {
    text.hundredths(0).raw(' ').hundredths(5).raw(' ').hundredths(-12_345);
    assertThat(text).hasToString("0.00 0.05 -123.45");
  }

  @Test
  void writesInstantsOfAnyDay() {
    for (String instant :
        new String[] {
          "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00.000Z", "1969-12-31T23:59:59.001Z"
        }) {
      text.clear();
      text.instant(Instant.parse(instant).toEpochMilli());
      assertThat(text).hasToString(instant);
    }
  }

  @Test
  void writesRandomUuids() {
    text.uuid(-1, 0x123456789abcdef0L);
    UUID uuid = UUID.fromString(text.toString());
    assertThat(uuid.version()).isEqualTo(4);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(text.length()).isEqualTo(TextBuffer.UUID_LENGTH);
  }

  @Test
  void escapesWhatJsonNeedsEscapedAndNothingElse() {
    text.json("rope \"dry\" \\ Wrocław · Zürich €");
    assertThat(text).hasToString("rope \\\"dry\\\" \\\\ Wrocław · Zürich €");
  }
}
