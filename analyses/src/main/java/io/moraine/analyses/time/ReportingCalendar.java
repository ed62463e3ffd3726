package io.moraine.analyses.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * When periods start and end. Days are those of the time zone, so that the day on which clocks
 * change has 23 or 25 hours.
 *
 * @param zone the project's time zone
 * @param weekStart the day on which weeks start
 */
public record ReportingCalendar(ZoneId zone, DayOfWeek weekStart) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The start of the period that a moment is in; both in microseconds of UTC. */
  public long startOf(long micros, PeriodUnit unit) {
    ZonedDateTime moment = at(micros);
    return micros(
        switch (unit) {
          case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
          case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
          default -> startOf(moment.toLocalDate(), unit).atStartOfDay(zone);
        });
  }

  /**
   * The start of the period some periods later, or earlier where the number is negative.
   *
   * @param startMicros the start of a period
   */
  public long plus(long startMicros, PeriodUnit unit, int periods) {
    ZonedDateTime start = at(startMicros);
    LocalDate day = start.toLocalDate();
    return micros(
        switch (unit) {
          case MINUTE -> start.plusMinutes(periods);
          case HOUR -> start.plusHours(periods);
          case DAY -> day.plusDays(periods).atStartOfDay(zone);
          case WEEK -> day.plusWeeks(periods).atStartOfDay(zone);
          case MONTH -> day.plusMonths(periods).atStartOfDay(zone);
          case QUARTER -> day.plusMonths(3L * periods).atStartOfDay(zone);
          case YEAR -> day.plusYears(periods).atStartOfDay(zone);
        });
  }

  /** How answers name a period: its first day, or within a day also the time. */
  public String label(long startMicros, PeriodUnit unit) {
    ZonedDateTime start = at(startMicros);
    return unit.withinDay() ? start.format(SECONDS) : start.toLocalDate().toString();
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
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
  }

  private static long micros(ZonedDateTime moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
  }
}
