package io.moraine.analyses.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
  private static final long QUARTER_MICROS = 15 * 60 * 1_000_000L;

  private static String naivePeriod(ZonedDateTime moment, PeriodUnit unit, DayOfWeek weekStart) {
    LocalDate day = moment.toLocalDate();
    return switch (unit) {
      case HOUR -> day + " " + moment.getHour() + " " + moment.getOffset();
      case DAY -> day.toString();
      case WEEK -> {
        LocalDate first = day;
        while (first.getDayOfWeek() != weekStart) {
          first = first.minusDays(1);
        }
        yield first.toString();
      }
      case MONTH -> YearMonth.from(day).toString();
      default -> throw new IllegalArgumentException("No twin for " + unit);
    };
  }

  /** Walks through the range by quarters of an hour, and looks at the calendar each time. */
  @ParameterizedTest
  @CsvSource({
    "US/Pacific, 2025-03-01T08:00:00Z, 2025-04-02T00:00:00Z, SUNDAY",
    "US/Pacific, 2025-10-20T07:00:00Z, 2025-11-20T08:00:00Z, MONDAY",
    "Europe/Berlin, 2026-03-20T23:00:00Z, 2026-04-05T22:00:00Z, MONDAY",
    "Europe/Berlin, 2026-10-20T22:00:00Z, 2026-11-05T23:00:00Z, SATURDAY",
    "America/Sao_Paulo, 2018-10-28T03:00:00Z, 2018-11-10T02:00:00Z, SUNDAY",
    "America/Bahia_Banderas, 2010-03-30T07:00:00Z, 2010-04-12T06:00:00Z, MONDAY",
    "Australia/Lord_Howe, 2026-03-30T13:00:00Z, 2026-04-12T13:00:00Z, MONDAY",
    "Australia/Lord_Howe, 2026-09-27T13:30:00Z, 2026-10-12T13:00:00Z, MONDAY",
    "Asia/Kathmandu, 2026-01-01T00:00:00Z, 2026-02-10T00:00:00Z, SUNDAY",
    "Pacific/Apia, 2011-12-20T10:00:00Z, 2012-01-08T10:00:00Z, FRIDAY"
  })
  void areThoseOfTheCalendar(String zone, Instant from, Instant to, DayOfWeek weekStart) {
    ReportingCalendar calendar = new ReportingCalendar(ZoneId.of(zone), weekStart);
    for (PeriodUnit unit :
        List.of(PeriodUnit.HOUR, PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH)) {
      TimeRange range = new TimeRange(micros(from), micros(to) - 1);
      Periods periods = Periods.of(range, calendar, unit);
      List<String> seen = new ArrayList<>();
      for (long at = range.fromMicros(); at <= range.toMicros(); at += QUARTER_MICROS) {
        String period =
            naivePeriod(
                Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(calendar.zone()), unit, weekStart);
        if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(period)) {
          seen.add(period);
        }
        assertThat(periods.indexOf(at)).as("%s %s", unit, period).isEqualTo(seen.size() - 1);
        assertThat(calendar.startOf(at, unit)).isEqualTo(periods.start(seen.size() - 1));
      }
      assertThat(periods.count()).isEqualTo(seen.size());
      for (int i = 0; i < periods.count(); i++) {
        assertThat(calendar.plus(periods.start(0), unit, i)).isEqualTo(periods.start(i));
        assertThat(calendar.plus(periods.start(i), unit, -i)).isEqualTo(periods.start(0));
      }
      assertThat(periods.indexOf(periods.start(0) - 1)).isEqualTo(-1);
      assertThat(periods.indexOf(periods.start(periods.count()))).isEqualTo(-1);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
