package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.time.PeriodUnit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Retention of both kinds of cohorts, by both kinds of returns, by one length of period. */
public final class CohortCounts implements Serializable, Mergeable<CohortCounts> {
  private static final long serialVersionUID = 1L;

  private final DayPeriods periods;
  private final int intervals;
  private final RetentionCounts[][] counts =
      new RetentionCounts[CohortEntry.values().length][Returning.values().length];

  /**
   * @param periods of the data
   * @param intervals how many intervals a cohort has, that of entering among them
   */
  public CohortCounts(DayPeriods periods, int intervals) {
    this.periods = periods;
    this.intervals = intervals;
    for (CohortEntry entry : CohortEntry.values()) {
      for (Returning returning : Returning.values()) {
        counts[entry.ordinal()][returning.ordinal()] =
            new RetentionCounts(periods.count(), intervals, returning);
      }
    }
  }

  void add(ActivePeriods actor) {
    for (Returning returning : Returning.values()) {
      counts(CohortEntry.RECURRING, returning).add(actor.active(), actor.active());
      counts(CohortEntry.FIRST_TIME, returning).add(actor.entered(), actor.active());
    }
  }

  /** Adds what another of the same periods has counted. */
  @Override
  public void merge(CohortCounts other) {
    if (!periods.isSameAs(other.periods)) {
      throw new IllegalArgumentException("Counts of other periods do not add up with these.");
    }
    for (CohortEntry entry : CohortEntry.values()) {
      for (Returning returning : Returning.values()) {
        counts(entry, returning).merge(other.counts(entry, returning));
      }
    }
  }

  /** Every cell of every cohort that anybody entered, up to the last period of the data. */
  public List<RetentionCell> cells() {
    List<RetentionCell> cells = new ArrayList<>();
    for (CohortEntry entry : CohortEntry.values()) {
      RetentionCounts on = counts(entry, Returning.ON);
      RetentionCounts onOrAfter = counts(entry, Returning.ON_OR_AFTER);
      for (int cohort = 0; cohort < on.cohorts(); cohort++) {
        long size = on.count(cohort, 0);
        int end = Math.min(intervals, periods.count() - cohort);
        for (int interval = 0; size > 0 && interval < end; interval++) {
          // Somebody may still return in a later interval of a row, and then also counts in those
          // before.
          int last = interval == 0 ? cohort : cohort + intervals - 1;
          cells.add(
              new RetentionCell(
                  periods.unit(),
                  periods.start(cohort),
                  entry,
                  interval,
                  size,
                  on.count(cohort, interval),
                  periods.isOver(cohort + interval),
                  onOrAfter.count(cohort, interval),
                  periods.isOver(last)));
        }
      }
    }
    return cells;
  }

  /** How long a period is. */
  public PeriodUnit unit() {
    return periods.unit();
  }

  private RetentionCounts counts(CohortEntry entry, Returning returning) {
    return counts[entry.ordinal()][returning.ordinal()];
  }
}
