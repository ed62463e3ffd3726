package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.time.PeriodUnit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Retention of all sorts, the lifecycle and stickiness by one length of period, from the days on
 * which actors were active: everything that results tables keep of it, in one go.
 */
public final class ActivityCounts implements Serializable, Mergeable<ActivityCounts> {
  private static final long serialVersionUID = 1L;

  private final DayPeriods periods;
  private final CohortCounts cohorts;
  private final LifecycleCounts lifecycle;
  private final StickinessCounts[] stickiness;

  /**
   * @param periods of the data
   * @param intervals how many intervals a cohort has, that of entering among them
   */
  public ActivityCounts(DayPeriods periods, int intervals) {
    this.periods = periods;
    cohorts = new CohortCounts(periods, intervals);
    lifecycle = new LifecycleCounts(periods.count());
    stickiness = new StickinessCounts[periods.count()];
    Arrays.setAll(stickiness, period -> new StickinessCounts(periods.days(period)));
  }

  /**
   * Counts one actor.
   *
   * @param firstEpochDay the day of the actor's first activity ever, which may be before the data
   * @param epochDays the days with activity, each of them once, in order; those outside the data
   *     are not looked at
   */
  public void add(long firstEpochDay, long[] epochDays) {
    add(new ActivePeriods(periods, firstEpochDay, epochDays));
  }

  void add(ActivePeriods actor) {
    cohorts.add(actor);
    BitSet activeSinceBefore = new BitSet();
    BitSet active = actor.active();
    int n = 0;
    for (int period = active.nextSetBit(0); period >= 0; period = active.nextSetBit(period + 1)) {
      activeSinceBefore.set(period + 1);
      stickiness[period].add(actor.days(n++));
    }
    lifecycle.add(activeSinceBefore, actor.first() + 1);
  }

  /** Adds what another of the same periods has counted. */
  @Override
  public void merge(ActivityCounts other) {
    cohorts.merge(other.cohorts);
    lifecycle.merge(other.lifecycle);
    for (int period = 0; period < stickiness.length; period++) {
      stickiness[period].merge(other.stickiness[period]);
    }
  }

  /** Every cell of every cohort that anybody entered, up to the last period of the data. */
  public List<RetentionCell> retention() {
    return cohorts.cells();
  }

  /** The lifecycle of each period. */
  public List<LifecyclePeriod> lifecycle() {
    List<LifecyclePeriod> rows = new ArrayList<>();
    for (int period = 0; period < periods.count(); period++) {
      rows.add(
          new LifecyclePeriod(
              periods.unit(),
              periods.start(period),
              lifecycle.count(period, LifecycleStatus.NEW),
              lifecycle.count(period, LifecycleStatus.RETURNING),
              lifecycle.count(period, LifecycleStatus.RESURRECTING),
              lifecycle.count(period, LifecycleStatus.DORMANT),
              periods.isOver(period)));
    }
    return rows;
  }

  /**
   * On how many days of each period how many actors were active; none of periods of a day, nor of
   * those in which nobody was.
   */
  public List<StickinessCell> stickiness() {
    List<StickinessCell> cells = new ArrayList<>();
    for (int period = 0; periods.unit() != PeriodUnit.DAY && period < stickiness.length; period++) {
      long[] exactly = stickiness[period].exactly();
      long[] atLeast = stickiness[period].atLeast();
      long actorDays = Arrays.stream(atLeast).sum();
      for (int days = 1; atLeast[0] > 0 && days <= exactly.length; days++) {
        cells.add(
            new StickinessCell(
                periods.unit(),
                periods.start(period),
                days,
                exactly[days - 1],
                atLeast[days - 1],
                atLeast[0],
                (double) actorDays / periods.daysWithData(period),
                periods.isOver(period)));
      }
    }
    return cells;
  }
}
