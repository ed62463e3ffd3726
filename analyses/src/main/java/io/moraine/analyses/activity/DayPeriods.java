package io.moraine.analyses.activity;

import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.Periods;
import io.moraine.analyses.time.ReportingCalendar;
import io.moraine.analyses.time.TimeRange;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The periods that the days of the data lie in. Days are those of the reporting zone already, so
 * that no clock comes in.
 */
public final class DayPeriods implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long DAY_MICROS = 86_400_000_000L;

  private final PeriodUnit unit;
  private final LocalDate first;
  private final LocalDate last;
  private final Periods periods;
  private final int[] periodOfDay;

  /**
   * @param unit a day or longer
   * @param weekStart the day on which weeks start
   * @param first the first day with data
   * @param last the last day whose data are all there
   */
  public DayPeriods(PeriodUnit unit, DayOfWeek weekStart, LocalDate first, LocalDate last) {
    if (unit.withinDay()) {
      throw new IllegalArgumentException("Periods of days are days or longer, not " + unit + ".");
    }
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "The last day, " + last + ", is before the first, " + first + ".");
    }
    this.unit = unit;
    this.first = first;
    this.last = last;
    this.periods =
        Periods.of(
            new TimeRange(micros(first), micros(last)),
            new ReportingCalendar(ZoneOffset.UTC, weekStart),
            unit);
    this.periodOfDay = new int[Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1)];
    for (int day = 0; day < periodOfDay.length; day++) {
      periodOfDay[day] = periods.indexOf(micros(first.plusDays(day)));
    }
  }

  /** How long a period is. */
  public PeriodUnit unit() {
    return unit;
  }

  /** How many there are. */
  public int count() {
    return periods.count();
  }

  /** The period of a day; -1 where there are no data of it. */
  public int indexOf(long epochDay) {
    long day = epochDay - first.toEpochDay();
    return day >= 0 && day < periodOfDay.length ? periodOfDay[(int) day] : -1;
  }

  /** The first day of a period; that of the period after the last is the day after its end. */
  public LocalDate start(int period) {
    return LocalDate.ofEpochDay(Math.floorDiv(periods.start(period), DAY_MICROS));
  }

  /** The number of days of a period, with data or without. */
  public int days(int period) {
    return Math.toIntExact(start(period + 1).toEpochDay() - start(period).toEpochDay());
  }

  /** Whether there are data of all days of a period; there are none of one past the last. */
  public boolean isWhole(int period) {
    return period < count()
        && !start(period).isBefore(first)
        && !start(period + 1).minusDays(1).isAfter(last);
  }

  /** The number of days of a period from the first day of the data to the last. */
  public int daysWithData(int period) {
    long from = Math.max(start(period).toEpochDay(), first.toEpochDay());
    long to = Math.min(start(period + 1).toEpochDay() - 1, last.toEpochDay());
    return Math.toIntExact(to - from + 1);
  }

  /**
   * Whether a period ended before the last day of the data, which may itself not be over yet; one
   * past the last period did not.
   */
  public boolean isOver(int period) {
    return period < count() && !start(period + 1).isAfter(last);
  }

  /** Whether another has the same periods of the same data. */
  public boolean isSameAs(DayPeriods other) {
    return unit == other.unit
        && first.equals(other.first)
        && last.equals(other.last)
        && start(0).equals(other.start(0));
  }

  private static long micros(LocalDate day) {
    return day.toEpochDay() * DAY_MICROS;
  }
}
