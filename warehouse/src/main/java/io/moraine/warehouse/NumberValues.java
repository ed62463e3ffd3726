package io.moraine.warehouse;

import java.util.Arrays;

/** Collects numbers; what both kinds have: a bit for each that is not null. */
abstract class NumberValues extends LeafValues {
  private static final long[] NONE = new long[0];

  private long[] present = NONE;

  /** The first place of so many more values that are not null. */
  final int place(int count) {
    int from = reserve(count);
    BitRange.set(present, from, from + count);
    return from;
  }

  @Override
  final void addIds(RunDecoder coded, int count) {
    int from = place(count);
    int[] ids = next(coded, count);
    for (int i = 0; i < count; i++) {
      set(from + i, ids[i]);
    }
  }

  @Override
  final void addIds(RunDecoder coded, long[] defined, int count) {
    int from = reserve(count);
    int[] ids = next(coded, count(defined, count));
    int taken = 0;
    for (int word = 0; word << 6 < count; word++) {
      int first = from + (word << 6);
      for (long left = defined[word]; left != 0; left &= left - 1) {
        int place = first + Long.numberOfTrailingZeros(left);
        set(place, ids[taken++]);
        present[place >>> 6] |= 1L << place;
      }
    }
  }

  /** Sets a value to that of an id of the dictionary. */
  abstract void set(int place, int id);

  @Override
  void grow(int capacity) {
    present = Arrays.copyOf(present, (capacity >>> 6) + 1);
  }

  /** The bits so far; collecting then starts anew. */
  final long[] takePresent() {
    long[] taken = present == NONE ? null : present;
    present = NONE;
    return taken;
  }
}
