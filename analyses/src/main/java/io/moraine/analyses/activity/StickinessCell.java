package io.moraine.analyses.activity;

import io.moraine.analyses.time.PeriodUnit;
import java.time.LocalDate;

/**
 * How many were active on so many days of a period.
 *
 * @param unit how long the period is
 * @param start its first day
 * @param days the number of days
 * @param exactly who was active on exactly so many
 * @param atLeast who was active on so many or more
 * @param active who was active in the period at all; never none
 * @param averageDaily how many were active on an average day of those with data
 * @param complete whether the period is over
 */
public record StickinessCell(
    PeriodUnit unit,
    LocalDate start,
    int days,
    long exactly,
    long atLeast,
    long active,
    double averageDaily,
    boolean complete) {
  /** The part of the active who were active on exactly so many days, from 0 to 1. */
  public double share() {
    return (double) exactly / active;
  }

  /**
   * Daily over weekly, or monthly, active users: the part of the period's active who come on an
   * average day, from 0 to 1.
   */
  public double stickiness() {
    return averageDaily / active;
  }
}
