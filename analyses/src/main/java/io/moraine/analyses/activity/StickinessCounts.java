package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.BitSet;

/** How many actors were active in exactly so many of the intervals of a range. */
public final class StickinessCounts implements Serializable, Mergeable<StickinessCounts> {
  private static final long serialVersionUID = 1L;

  private final long[] counts;

  /** For a range of that many intervals. */
  public StickinessCounts(int intervals) {
    this.counts = new long[intervals];
  }

  /** Counts one actor by the intervals with activity; one without any is not counted. */
  public void add(BitSet active) {
    add(active.cardinality());
  }

  /** Counts one actor who was active in so many intervals; one without any is not counted. */
  public void add(int intervals) {
    if (intervals > 0) {
      counts[intervals - 1]++;
    }
  }

  /** Adds what another of the same range has counted. */
  @Override
  public void merge(StickinessCounts other) {
    if (other.counts.length != counts.length) {
      throw new IllegalArgumentException("Counts of another range do not add up with these.");
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** At place k - 1 the actors active in exactly k intervals. */
  public long[] exactly() {
    return counts.clone();
  }

  /** At place k - 1 the actors active in k intervals or more. */
  public long[] atLeast() {
    long[] atLeast = counts.clone();
    for (int i = atLeast.length - 2; i >= 0; i--) {
      atLeast[i] += atLeast[i + 1];
    }
    return atLeast;
  }
}
