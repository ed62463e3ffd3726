package io.moraine.analyses.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodFinderTest {
  private static final ReportingCalendar CALENDAR =
      new ReportingCalendar(ZoneId.of("Europe/Berlin"), DayOfWeek.SUNDAY);

  @ParameterizedTest
  @EnumSource(PeriodUnit.class)
  void findsWhatTheCalendarSays(PeriodUnit unit) {
    Random random = new Random(unit.ordinal());
    PeriodFinder periods = new PeriodFinder(CALENDAR, unit);
    long year = ChronoUnit.DAYS.getDuration().multipliedBy(366).toMillis() * 1_000;
    for (int i = 0; i < 3_000; i++) {
      long micros = 1_767_225_600_000_000L + (long) (random.nextDouble() * year);
      if (i % 3 == 0) {
        micros = periods.at(micros).range().toMicros() + random.nextInt(2);
      }
      long start = CALENDAR.startOf(micros, unit);
      PeriodFinder.Period found = periods.at(micros);
      assertThat(found.range()).isEqualTo(new TimeRange(start, CALENDAR.plus(start, unit, 1) - 1));
      assertThat(found.firstDay())
          .isEqualTo(
              Instant.EPOCH.plus(start, ChronoUnit.MICROS).atZone(CALENDAR.zone()).toLocalDate());
    }
  }
}
