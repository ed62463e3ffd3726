package io.moraine.blocks;

import java.util.Arrays;

/** A growing set of row numbers, one bit a row. A null array is the empty set. */
final class Bits {
  private Bits() {}

  static boolean get(long[] bits, int row) {
    int word = row >>> 6;
    return bits != null && word < bits.length && (bits[word] & (1L << row)) != 0;
  }

  /** Adds a row; returns the array, a longer one where it had to grow. */
  static long[] set(long[] bits, int row) {
    int word = row >>> 6;
    long[] grown = bits;
    if (grown == null) {
      grown = new long[Math.max(16, word + 1)];
    } else if (word >= grown.length) {
      grown = Arrays.copyOf(grown, Math.max(word + 1, grown.length * 2));
    }
    grown[word] |= 1L << row;
    return grown;
  }

  static void clear(long[] bits, int row) {
    int word = row >>> 6;
    if (bits != null && word < bits.length) {
      bits[word] &= ~(1L << row);
    }
  }
}
