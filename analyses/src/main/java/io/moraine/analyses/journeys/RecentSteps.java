package io.moraine.analyses.journeys;

import java.io.Serializable;

/** The last steps of a session, as the numbers of their items and as hashes of how they follow. */
final class RecentSteps implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long BASE = 0x9e3779b97f4a7c15L;

  private final int[] ids;
  private final long[] hashes;
  private final int mask;
  private int count;

  /**
   * @param most how many steps are remembered
   */
  RecentSteps(int most) {
    int capacity = Math.max(1, Integer.highestOneBit(2 * most - 1));
    this.ids = new int[capacity];
    this.hashes = new long[capacity];
    this.mask = capacity - 1;
  }

  void clear() {
    count = 0;
  }

  void add(int id, long hash) {
    ids[count & mask] = id;
    hashes[count & mask] = hash;
    count++;
  }

  /** How many steps there were, remembered or not. */
  int count() {
    return count;
  }

  /** The items of the last steps, in their order. */
  int[] last(int steps) {
    int[] last = new int[steps];
    for (int i = 0; i < steps; i++) {
      last[i] = ids[(count - steps + i) & mask];
    }
    return last;
  }

  /** A number that depends on the items of the last steps and their order alone. */
  long hashOfLast(int steps) {
    long hash = steps;
    for (int i = steps; i >= 1; i--) {
      hash = hash * BASE + hashes[(count - i) & mask];
    }
    return mix(hash);
  }

  /** The finalizer of MurmurHash3. */
  static long mix(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
