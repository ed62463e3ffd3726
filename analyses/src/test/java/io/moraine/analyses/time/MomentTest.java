package io.moraine.analyses.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-03-23, 2026-03-22T23:00:00Z",
    "2026-03-23 14:05, 2026-03-23T13:05:00Z",
    "2026-03-23T14:05:00, 2026-03-23T13:05:00Z",
    "2026-03-23T14:05:00.25Z, 2026-03-23T14:05:00.250Z",
    "2026-03-23 14:05:00+00:00, 2026-03-23T14:05:00Z",
    "2026-03-23T14:05:00-07:00, 2026-03-23T21:05:00Z",
    "2026-03-23T14:05:00+0530, 2026-03-23T08:35:00Z",
    "2026-03-23T14:05:00+02, 2026-03-23T12:05:00Z",
    "0001-01-02T00:00:00Z, 0001-01-02T00:00:00Z",
    "9999-12-31T00:00:00Z, 9999-12-31T00:00:00Z",
  })
  void isOfItsOwnZoneOrElseOfTheOneGiven(String written, Instant moment) {
    assertThat(Moment.read(written, BERLIN).orElseThrow().micros())
        .isEqualTo(1_000 * moment.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-03-23T25:00:00",
        "0000-01-01",
        "+10000-01-01",
        "-2026-03-23"
      })
  void somethingElseIsNone(String written) {
    assertThat(Moment.read(written, BERLIN)).isEmpty();
  }

  @Test
  void millisecondsAreMomentsAsFarAsYearsGo() {
    assertThat(Moment.ofEpochMillis(1_500)).contains(new Moment(1_500_000, false));
    assertThat(Moment.ofEpochMillis(Long.MAX_VALUE)).isEmpty();
    assertThat(Moment.ofEpochMillis(Long.MIN_VALUE)).isEmpty();
  }
}
