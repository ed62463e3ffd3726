package io.moraine.analyses.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ReportingCalendar CALENDAR = new ReportingCalendar(BERLIN, DayOfWeek.MONDAY);

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2026-03-28T00:00, 2026-03-30T00:00, 47",
    "HOUR, 2026-10-24T00:00, 2026-10-26T00:00, 49",
    "DAY, 2026-03-28T00:00, 2026-03-31T00:00, 3",
    "WEEK, 2026-03-28T00:00, 2026-03-31T00:00, 2",
    "MONTH, 2026-01-31T00:00, 2026-03-01T00:01, 3",
    "QUARTER, 2026-03-31T00:00, 2026-04-01T00:01, 2",
    "YEAR, 2025-12-31T00:00, 2026-01-01T00:01, 2"
  })
  void areAsManyAsTheCalendarHas(
      PeriodUnit unit, LocalDateTime from, LocalDateTime end, int count) {
    Periods periods = Periods.of(new TimeRange(micros(from), micros(end) - 1), CALENDAR, unit);
    assertThat(periods.count()).isEqualTo(count);
  }

  @Test
  void areNamedByTheirFirstDay() {
    Periods weeks =
        Periods.startingAt(
            micros(LocalDateTime.parse("2026-03-28T12:00")), 3, CALENDAR, PeriodUnit.WEEK);
    assertThat(weeks.labels()).isEqualTo(List.of("2026-03-23", "2026-03-30", "2026-04-06"));
  }

  @ParameterizedTest
  @EnumSource(PeriodUnit.class)
  void holdEveryMomentBetweenTheirEdges(PeriodUnit unit) {
    Random random = new Random(unit.ordinal());
    long from = micros(LocalDateTime.parse("2026-03-27T05:00"));
    Periods periods = Periods.startingAt(from, 80, CALENDAR, unit);
    for (int i = 0; i < 1_000; i++) {
      int index = random.nextInt(80);
      long length = periods.start(index + 1) - periods.start(index);
      long inside = periods.start(index) + Math.floorMod(random.nextLong(), length);
      assertThat(periods.indexOf(inside)).isEqualTo(index);
      assertThat(CALENDAR.startOf(inside, unit)).isEqualTo(periods.start(index));
    }
    assertThat(periods.indexOf(periods.range().fromMicros() - 1)).isEqualTo(-1);
    assertThat(periods.indexOf(periods.range().toMicros())).isEqualTo(79);
    assertThat(periods.indexOf(periods.range().toMicros() + 1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-23                     | 2026-03-22T23:00:00Z | true",
        "2026-03-23 14:05               | 2026-03-23T13:05:00Z | false",
        "2026-03-23T14:05:06            | 2026-03-23T13:05:06Z | false",
        "2026-03-23T14:05:06.25Z        | 2026-03-23T14:05:06.250Z | false",
        "2026-03-23 14:05:06+02:00      | 2026-03-23T12:05:06Z | false",
        "23 March                       | none | false",
        "2026-02-30                     | none | false"
      })
  void readsMomentsAsPeopleWriteThem(String text, String moment, boolean wholeDay) {
    String read =
        Moment.read(text, BERLIN)
            .map(
                found ->
                    java.time.Instant.EPOCH.plus(found.micros(), ChronoUnit.MICROS)
                        + " "
                        + found.wholeDay())
            .orElse("none");
    assertThat(read).isEqualTo(moment.equals("none") ? moment : moment + " " + wholeDay);
  }

  private static long micros(LocalDateTime local) {
    return ChronoUnit.MICROS.between(
        java.time.Instant.EPOCH, ZonedDateTime.of(local, BERLIN).toInstant());
  }
}
