package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How many of those who entered in a period came back how many periods later. Interval 0 is the
 * size of the cohort, whether or not its members returned in the period itself.
 */
public final class RetentionCounts implements Serializable, Mergeable<RetentionCounts> {
  private static final long serialVersionUID = 1L;

  private final int cohorts;
  private final int intervals;
  private final Returning returning;
  // ON: who came back in the interval. ON_OR_AFTER: whose last return was in it, so that an actor
  // costs one cell of a row, and a row is summed when it is read. Null where nobody entered.
  private final long[][] rows;

  /**
   * @param cohorts the number of periods in which an actor can enter
   * @param intervals the number of intervals of a cohort, the one of entering among them
   */
  public RetentionCounts(int cohorts, int intervals, Returning returning) {
    this.cohorts = cohorts;
    this.intervals = intervals;
    this.returning = returning;
    this.rows = new long[cohorts][];
  }

  /**
   * Counts one actor.
   *
   * @param entered the periods whose cohorts the actor belongs to; those past the last cohort are
   *     not looked at
   * @param returned the periods in which the actor came back, by the same numbers
   */
  public void add(BitSet entered, BitSet returned) {
    for (int cohort = entered.nextSetBit(0);
        cohort >= 0 && cohort < cohorts;
        cohort = entered.nextSetBit(cohort + 1)) {
      long[] row = row(cohort);
      int end = cohort + intervals;
      switch (returning) {
        case ON -> {
          row[0]++;
          for (int period = returned.nextSetBit(cohort + 1);
              period >= 0 && period < end;
              period = returned.nextSetBit(period + 1)) {
            row[period - cohort]++;
          }
        }
        case ON_OR_AFTER -> row[Math.max(returned.previousSetBit(end - 1) - cohort, 0)]++;
      }
    }
  }

  /** Adds what another of the same measures has counted. */
  @Override
  public void merge(RetentionCounts other) {
    if (other.cohorts != cohorts || other.intervals != intervals || other.returning != returning) {
      throw new IllegalArgumentException("Counts of other measures do not add up with these.");
    }
    for (int cohort = 0; cohort < cohorts; cohort++) {
      if (other.rows[cohort] != null) {
        long[] row = row(cohort);
        for (int interval = 0; interval < intervals; interval++) {
          row[interval] += other.rows[cohort][interval];
        }
      }
    }
  }

  /** The number of periods in which an actor can enter. */
  public int cohorts() {
    return cohorts;
  }

  /** The number of intervals of a cohort. */
  public int intervals() {
    return intervals;
  }

  /** The actors of a cohort who came back so many intervals later. */
  public long count(int cohort, int later) {
    long[] row = rows[cohort];
    if (row == null) {
      return 0;
    }
    return switch (returning) {
      case ON -> row[later];
      case ON_OR_AFTER -> Arrays.stream(row, later, intervals).sum();
    };
  }

  private long[] row(int cohort) {
    if (rows[cohort] == null) {
      rows[cohort] = new long[intervals];
    }
    return rows[cohort];
  }
}
