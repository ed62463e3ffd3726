package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;

/**
 * How often something happened at most: things share counters by their hash, and counters stop at
 * {@value #MOST}. What happened rarely is told apart from what may have happened often in a memory
 * that does not grow (Park, Chen, Yu: An effective hash-based algorithm for mining association
 * rules, SIGMOD 1995, section 3). Sums that stop at a bound are the same in any order.
 */
final class HashedCounts implements Serializable, Mergeable<HashedCounts> {
  /** Where counters stop. */
  static final int MOST = 255;

  private static final long serialVersionUID = 1L;

  private final byte[] counters;

  /**
   * @param bits as a power of two how many counters there are, a byte each
   */
  HashedCounts(int bits) {
    this.counters = new byte[1 << bits];
  }

  void add(long hash) {
    int place = place(hash);
    if (counters[place] != (byte) MOST) {
      counters[place]++;
    }
  }

  /** Whether what has that hash can have happened so often; never wrongly no. */
  boolean mayReach(long hash, int times) {
    return (counters[place(hash)] & MOST) >= times;
  }

  @Override
  public void merge(HashedCounts other) {
    for (int i = 0; i < counters.length; i++) {
      counters[i] = (byte) Math.min(MOST, (counters[i] & MOST) + (other.counters[i] & MOST));
    }
  }

  private int place(long hash) {
    return (int) hash & (counters.length - 1);
  }
}
