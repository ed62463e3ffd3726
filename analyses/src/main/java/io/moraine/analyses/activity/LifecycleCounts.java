package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.util.BitSet;

/**
 * How many actors were new, returning, resurrecting and dormant in each period of a range.
 *
 * <p>The active of a period are its new, returning and resurrecting, and those of the period before
 * are its returning and dormant. So the counts walk from one period to the next: active(k) =
 * active(k-1) + new(k) + resurrecting(k) - dormant(k).
 */
public final class LifecycleCounts implements Serializable, Mergeable<LifecycleCounts> {
  private static final long serialVersionUID = 1L;

  private static final int STATUSES = LifecycleStatus.values().length;

  private final int periods;
  private final long[] cells;

  /** For a range of that many periods. */
  public LifecycleCounts(int periods) {
    this.periods = periods;
    this.cells = new long[Math.multiplyExact(periods, STATUSES)];
  }

  /**
   * Counts one actor.
   *
   * @param active the periods with activity, where bit 0 is the period before the range, and bit k
   *     + 1 the range's period k
   * @param created the bit of the period in which the actor came to be, anything else where that is
   *     outside; activity in it is new unless there was some before
   */
  public void add(BitSet active, int created) {
    for (int bit = active.nextSetBit(0);
        bit >= 0 && bit <= periods;
        bit = active.nextSetBit(bit + 1)) {
      if (bit > 0) {
        cells[cell(bit - 1, status(active, bit, created))]++;
      }
      if (bit < periods && !active.get(bit + 1)) {
        cells[cell(bit, LifecycleStatus.DORMANT)]++;
      }
    }
  }

  private static LifecycleStatus status(BitSet active, int bit, int created) {
    if (bit == created && active.nextSetBit(0) == bit) {
      return LifecycleStatus.NEW;
    }
    return active.get(bit - 1) ? LifecycleStatus.RETURNING : LifecycleStatus.RESURRECTING;
  }

  /** Adds what another of the same range has counted. */
  @Override
  public void merge(LifecycleCounts other) {
    if (other.periods != periods) {
      throw new IllegalArgumentException("Counts of another range do not add up with these.");
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] += other.cells[i];
    }
  }

  /** The number of periods. */
  public int periods() {
    return periods;
  }

  /** The actors of a status in a period, none of them negative. */
  public long count(int period, LifecycleStatus status) {
    return cells[cell(period, status)];
  }

  /** The actors of a status over all periods. */
  public long total(LifecycleStatus status) {
    long total = 0;
    for (int period = 0; period < periods; period++) {
      total += count(period, status);
    }
    return total;
  }

  private static int cell(int period, LifecycleStatus status) {
    return period * STATUSES + status.ordinal();
  }
}
