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

  /** Whether it is shorter than a day. */
  public boolean withinDay() {
    return this == MINUTE || this == HOUR;
  }
}
