package io.moraine.blocks;

import java.util.Arrays;

/** A growing set of row numbers, one bit a row. A null array is the empty set. */
final class Bits {
  private Bits() {}

  /** How many words hold the bits of so many rows. */
  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

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

  /** Adds the rows {@code [0, rows)} to an empty set. */
  static void setAll(long[] bits, int rows) {
    Arrays.fill(bits, 0, rows >>> 6, -1L);
    if ((rows & 63) != 0) {
      bits[rows >>> 6] = (1L << rows) - 1;
    }
  }

  /** The places in {@code rows} at which a row of the set stands. */
  static long[] select(long[] bits, int[] rows) {
    long[] selected = new long[words(rows.length)];
    for (int i = 0; i < rows.length; i++) {
      if (get(bits, rows[i])) {
        selected[i >>> 6] |= 1L << i;
      }
    }
    return selected;
  }

  /** Makes of a set what {@link #select} does; {@code rows} ascend, each once. */
  static void keep(long[] bits, int[] rows) {
    for (int i = 0; i < rows.length && i >>> 6 < bits.length; i++) {
      // No row that is still to be looked at is before the place that is written.
      long bit = 1L << i;
      bits[i >>> 6] = get(bits, rows[i]) ? bits[i >>> 6] | bit : bits[i >>> 6] & ~bit;
    }
    if (rows.length < bits.length << 6) {
      bits[rows.length >>> 6] &= (1L << rows.length) - 1;
      Arrays.fill(bits, (rows.length >>> 6) + 1, bits.length, 0);
    }
  }

  /** The first row of the set that is {@code from} or more; -1 where there is none. */
  static int next(long[] bits, int from) {
    int word = from >>> 6;
    if (word >= bits.length) {
      return -1;
    }
    long left = bits[word] & (-1L << from);
    while (left == 0) {
      word++;
      if (word == bits.length) {
        return -1;
      }
      left = bits[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(left);
  }

  /** How many of the rows {@code [0, rows)} are in a set that has no others. */
  static int count(long[] bits, int rows) {
    int count = 0;
    for (int word = 0; word < words(rows); word++) {
      count += Long.bitCount(bits[word]);
    }
    return count;
  }
}
