package io.moraine.analyses.activity;

import io.moraine.analyses.time.PeriodUnit;
import java.time.LocalDate;

/**
 * Who was what in a period.
 *
 * @param unit how long the period is
 * @param start its first day
 * @param newcomers see {@link LifecycleStatus#NEW}
 * @param returning see {@link LifecycleStatus#RETURNING}
 * @param resurrecting see {@link LifecycleStatus#RESURRECTING}
 * @param dormant see {@link LifecycleStatus#DORMANT}; not negative
 * @param complete whether it is over
 */
public record LifecyclePeriod(
    PeriodUnit unit,
    LocalDate start,
    long newcomers,
    long returning,
    long resurrecting,
    long dormant,
    boolean complete) {
  /** All who were active in it. */
  public long active() {
    return newcomers + returning + resurrecting;
  }

  /**
   * Who was won, the new and the resurrecting, per one who was lost, the dormant; null where nobody
   * was lost.
   */
  public Double quickRatio() {
    return dormant == 0 ? null : (double) (newcomers + resurrecting) / dormant;
  }

  /** All who were active in the period before. */
  public long activeBefore() {
    return returning + dormant;
  }
}
