package io.moraine.analyses.time;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/**
 * When periods start and end. Days are those of the time zone, so that the day on which clocks
 * change has 23 or 25 hours.
 *
 * @param zone the project's time zone
 * @param weekStart the day on which weeks start
 */
public record ReportingCalendar(ZoneId zone, DayOfWeek weekStart) implements Serializable {
  private static final long HOUR_MICROS = 3_600_000_000L;

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The start of the period that a moment is in; both in microseconds of UTC. */
  public long startOf(long micros, PeriodUnit unit) {
    ZonedDateTime moment = at(micros);
    return micros(
        switch (unit) {
          case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
          case HOUR -> at(startOfHour(micros));
          default -> startOf(moment.toLocalDate(), unit).atStartOfDay(zone);
        });
  }

  /**
   * The start of the period some periods later, or earlier where the number is negative.
   *
   * @param startMicros the start of a period
   */
  public long plus(long startMicros, PeriodUnit unit, int periods) {
    // One by one: a date line that moves leaves out a day, and there are that many fewer periods.
    long start = startMicros;
    for (int i = 0; i < periods; i++) {
      start = end(start, unit);
    }
    for (int i = 0; i > periods; i--) {
      start = startOf(start - 1, unit);
    }
    return start;
  }

  private long end(long startMicros, PeriodUnit unit) {
    ZonedDateTime start = at(startMicros);
    LocalDate day = start.toLocalDate();
    return micros(
        switch (unit) {
          case MINUTE -> start.plusMinutes(1);
          case HOUR -> at(endOfHour(startMicros));
          case DAY -> day.plusDays(1).atStartOfDay(zone);
          case WEEK -> startOf(day.plusWeeks(1), unit).atStartOfDay(zone);
          case MONTH -> day.plusMonths(1).atStartOfDay(zone);
          case QUARTER -> day.plusMonths(3).atStartOfDay(zone);
          case YEAR -> day.plusYears(1).atStartOfDay(zone);
        });
  }

  /** How answers name a period: its first day, or within a day also the time. */
  public String label(long startMicros, PeriodUnit unit) {
    ZonedDateTime start = at(startMicros);
    return unit.withinDay() ? start.format(SECONDS) : start.toLocalDate().toString();
  }

  // An hour of the clock ends early where the clock is set by less than an hour, as on Lord Howe
  // Island: what the clock shows for the second time is another hour.
  private long startOfHour(long micros) {
    long start = micros - Math.floorMod(micros + offsetMicros(micros), HOUR_MICROS);
    ZoneOffsetTransition set = zone.getRules().previousTransition(instant(micros + 1));
    return set == null ? start : Math.max(start, micros(set.getInstant()));
  }

  private long endOfHour(long startMicros) {
    long end =
        startMicros
            - Math.floorMod(startMicros + offsetMicros(startMicros), HOUR_MICROS)
            + HOUR_MICROS;
    ZoneOffsetTransition set = zone.getRules().nextTransition(instant(startMicros));
    return set == null ? end : Math.min(end, micros(set.getInstant()));
  }

  private long offsetMicros(long micros) {
    return zone.getRules().getOffset(instant(micros)).getTotalSeconds() * 1_000_000L;
  }

  private LocalDate startOf(LocalDate day, PeriodUnit unit) {
    return switch (unit) {
      case MINUTE, HOUR, DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private ZonedDateTime at(long micros) {
    return instant(micros).atZone(zone);
  }

  private static long micros(ZonedDateTime moment) {
    return micros(moment.toInstant());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Microseconds since the start of 1970; ChronoUnit counts them for 292 years only. */
  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
