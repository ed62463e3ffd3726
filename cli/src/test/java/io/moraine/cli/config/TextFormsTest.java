package io.moraine.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations and sizes as people write them. */
class TextFormsTest {
  @ParameterizedTest
  @CsvSource({
    "30m, PT30M, 30m",
    "1h30m, PT90M, 90m",
    "24h, PT24H, 24h",
    "1d, PT24H, 24h",
    "48h, PT48H, 2d",
    "30D, PT720H, 30d",
    "1500 ms, PT1.5S, 1500ms",
    "0s, PT0S, 0s"
  })
  void readsAndWritesDurations(String text, Duration duration, String written) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.write(duration)).isEqualTo(written);
    assertThat(DurationText.parse(written)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "m", "-5m", "30 parsecs", "PT30M", "1.5h", "99999999999d"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no duration");
  }

  @ParameterizedTest
  @CsvSource({
    "128MB, 134217728, 128MB, 128.0 MB",
    "1 kb, 1024, 1kB, 1.0 kB",
    "1536B, 1536, 1536B, 1.5 kB",
    "0B, 0, 0B, 0 B",
    "2TB, 2199023255552, 2TB, 2.0 TB"
  })
  void readsAndWritesSizes(String text, long bytes, String written, String rounded) {
    assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    assertThat(new DataSize(bytes)).hasToString(written);
    assertThat(new DataSize(bytes).rounded()).isEqualTo(rounded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "128", "MB", "-1MB", "1.5MB", "99999999999999MB"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> DataSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no size");
  }
}
