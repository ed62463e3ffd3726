package io.moraine.analyses.activity;

import io.moraine.analyses.time.PeriodUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Retention of all sorts, the lifecycle and stickiness by one length of period, from the days on
 * which actors were active: everything that results tables keep of it, in one go.
 */
public final class ActivityCounts {
  private final DayPeriods periods;
  private final int intervals;
  private final RetentionCounts[][] retention =
      new RetentionCounts[CohortEntry.values().length][Returning.values().length];
  private final LifecycleCounts lifecycle;
  private final StickinessCounts[] stickiness;

  // Scratch, of the actor being counted.
  private final BitSet active = new BitSet();
  private final BitSet activeSinceBefore = new BitSet();
  private final BitSet entry = new BitSet();
  private final int[] activeDays;

  /**
   * @param periods of the data
   * @param intervals how many intervals a cohort has, that of entering among them
   */
  public ActivityCounts(DayPeriods periods, int intervals) {
    this.periods = periods;
    this.intervals = intervals;
    for (CohortEntry in : CohortEntry.values()) {
      for (Returning back : Returning.values()) {
        retention[in.ordinal()][back.ordinal()] =
            new RetentionCounts(periods.count(), intervals, back);
      }
    }
    lifecycle = new LifecycleCounts(periods.count());
    stickiness = new StickinessCounts[periods.count()];
    Arrays.setAll(stickiness, period -> new StickinessCounts(periods.days(period)));
    activeDays = new int[periods.count()];
  }

  /**
   * Counts one actor.
   *
   * @param firstEpochDay the day of the actor's first activity ever, which may be before the data
   * @param epochDays the days with activity, each of them once, in order; those outside the data
   *     are not looked at
   */
  public void add(long firstEpochDay, long[] epochDays) {
    active.clear();
    activeSinceBefore.clear();
    entry.clear();
    for (long day : epochDays) {
      int period = periods.indexOf(day);
      if (period >= 0) {
        active.set(period);
        activeSinceBefore.set(period + 1);
        activeDays[period]++;
      }
    }
    int first = periods.indexOf(firstEpochDay);
    if (first >= 0) {
      entry.set(first);
    }
    for (Returning back : Returning.values()) {
      retention(CohortEntry.RECURRING, back).add(active, active);
      retention(CohortEntry.FIRST_TIME, back).add(entry, active);
    }
    lifecycle.add(activeSinceBefore, first + 1);
    for (int period = active.nextSetBit(0); period >= 0; period = active.nextSetBit(period + 1)) {
      stickiness[period].add(activeDays[period]);
      activeDays[period] = 0;
    }
  }

  /** Adds what another of the same periods has counted. */
  public void merge(ActivityCounts other) {
    if (!periods.isSameAs(other.periods)) {
      throw new IllegalArgumentException("Counts of other periods do not add up with these.");
    }
    for (CohortEntry in : CohortEntry.values()) {
      for (Returning back : Returning.values()) {
        retention(in, back).merge(other.retention(in, back));
      }
    }
    lifecycle.merge(other.lifecycle);
    for (int period = 0; period < stickiness.length; period++) {
      stickiness[period].merge(other.stickiness[period]);
    }
  }

  /** Every cell of every cohort that anybody entered, up to the last period of the data. */
  public List<RetentionCell> retention() {
    List<RetentionCell> cells = new ArrayList<>();
    for (CohortEntry in : CohortEntry.values()) {
      for (Returning back : Returning.values()) {
        RetentionCounts counts = retention(in, back);
        for (int cohort = 0; cohort < counts.cohorts(); cohort++) {
          long size = counts.count(cohort, 0);
          int end = Math.min(intervals, periods.count() - cohort);
          for (int interval = 0; size > 0 && interval < end; interval++) {
            cells.add(
                new RetentionCell(
                    periods.unit(),
                    periods.start(cohort),
                    in,
                    back,
                    interval,
                    size,
                    counts.count(cohort, interval),
                    isComplete(cohort, interval, back)));
          }
        }
      }
    }
    return cells;
  }

  // Somebody may still return in a later interval of a row, and then also counts in those before.
  private boolean isComplete(int cohort, int interval, Returning back) {
    int last =
        switch (back) {
          case ON -> cohort + interval;
          case ON_OR_AFTER -> interval == 0 ? cohort : cohort + intervals - 1;
        };
    return periods.isWhole(cohort) && periods.isWhole(last);
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
              periods.isWhole(period)));
    }
    return rows;
  }

  /** On how many days of each period how many actors were active; none of periods of a day. */
  public List<StickinessCell> stickiness() {
    List<StickinessCell> cells = new ArrayList<>();
    for (int period = 0; periods.unit() != PeriodUnit.DAY && period < stickiness.length; period++) {
      long[] exactly = stickiness[period].exactly();
      long[] atLeast = stickiness[period].atLeast();
      for (int days = 1; days <= exactly.length; days++) {
        cells.add(
            new StickinessCell(
                periods.unit(),
                periods.start(period),
                days,
                exactly[days - 1],
                atLeast[days - 1],
                periods.isWhole(period)));
      }
    }
    return cells;
  }

  private RetentionCounts retention(CohortEntry in, Returning back) {
    return retention[in.ordinal()][back.ordinal()];
  }
}
