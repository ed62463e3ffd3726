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
 * @param complete whether there are data of all its days
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

  /** All who were active in the period before. */
  public long activeBefore() {
    return returning + dormant;
  }
}
