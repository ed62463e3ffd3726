package io.moraine.analyses.activity;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How many of those who entered in a period came back how many periods later. Interval 0 is the
 * size of the cohort, whether or not its members returned in the period itself.
 */
public final class RetentionCounts {
  private final int cohorts;
  private final int intervals;
  private final Returning returning;
  // ON: who came back in the interval. ON_OR_AFTER: whose last return was in it, so that an actor
  // costs one cell of a row, and a row is summed when it is read.
  private final long[] cells;

  /**
   * @param cohorts the number of periods in which an actor can enter
   * @param intervals the number of intervals of a cohort, the one of entering among them
   */
  public RetentionCounts(int cohorts, int intervals, Returning returning) {
    this.cohorts = cohorts;
    this.intervals = intervals;
    this.returning = returning;
    this.cells = new long[Math.multiplyExact(cohorts, intervals)];
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
      int row = cohort * intervals;
      int end = cohort + intervals;
      switch (returning) {
        case ON -> {
          cells[row]++;
          for (int period = returned.nextSetBit(cohort + 1);
              period >= 0 && period < end;
              period = returned.nextSetBit(period + 1)) {
            cells[row + period - cohort]++;
          }
        }
        case ON_OR_AFTER -> cells[row + Math.max(returned.previousSetBit(end - 1) - cohort, 0)]++;
      }
    }
  }

  /** Adds what another of the same measures has counted. */
  public void merge(RetentionCounts other) {
    if (other.cohorts != cohorts || other.intervals != intervals || other.returning != returning) {
      throw new IllegalArgumentException("Counts of other measures do not add up with these.");
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] += other.cells[i];
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
    int row = cohort * intervals;
    return switch (returning) {
      case ON -> cells[row + later];
      case ON_OR_AFTER -> Arrays.stream(cells, row + later, row + intervals).sum();
    };
  }
}
