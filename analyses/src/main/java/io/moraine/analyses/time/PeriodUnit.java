package io.moraine.analyses.time;

/** How long a period is, on the calendar. */
public enum PeriodUnit {
  /** A minute of the clock. */
  MINUTE,
  /** An hour of the clock: a day on which clocks change has 23 or 25. */
  HOUR,
  /** A day of the time zone. */
  DAY,
  /** Seven days from the day on which weeks start. */
  WEEK,
  /** A month of the calendar. */
  MONTH,
  /** Three months from January, April, July or October. */
  QUARTER,
  /** A year of the calendar. */
  YEAR;

  private static final long MINUTE_MICROS = 60_000_000L;
  private static final long HOUR_MICROS = 60 * MINUTE_MICROS;

  /** About how long one is at least, clocks that are set left aside, in microseconds. */
  public long leastMicros() {
    return switch (this) {
      case MINUTE -> MINUTE_MICROS;
      case HOUR -> HOUR_MICROS;
      case DAY -> 24 * HOUR_MICROS;
      case WEEK -> 7 * 24 * HOUR_MICROS;
      case MONTH -> 28 * 24 * HOUR_MICROS;
      case QUARTER -> 90 * 24 * HOUR_MICROS;
      case YEAR -> 365 * 24 * HOUR_MICROS;
    };
  }

  /** Whether it is shorter than a day. */
  public boolean withinDay() {
    return this == MINUTE || this == HOUR;
  }
}
