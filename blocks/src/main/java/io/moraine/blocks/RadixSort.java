package io.moraine.blocks;

import java.util.Arrays;

/** Sorts row numbers by 64-bit keys in time proportional to their count, without comparing. */
final class RadixSort {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int FEW = 32;

  private final int[] starts = new int[DIGITS];
  private int[] spare = new int[0];

  /**
   * Sorts {@code order[from, to)} by {@code keys[order[i]]}, unsigned; entries of equal keys keep
   * their order.
   */
  void sort(int[] order, int from, int to, long[] keys) {
    if (to - from <= FEW) {
      insert(order, from, to, keys);
      return;
    }
    long first = keys[order[from]];
    long differing = 0;
    for (int i = from; i < to; i++) {
      differing |= keys[order[i]] ^ first;
    }
    if (spare.length < order.length) {
      spare = new int[order.length];
    }
    int[] sorted = order;
    int[] other = spare;
    int shift = 0;
    while (shift < Long.SIZE && differing >>> shift != 0) {
      shift += Long.numberOfTrailingZeros(differing >>> shift);
      sortByDigit(sorted, from, to, keys, shift, other);
      int[] swapped = sorted;
      sorted = other;
      other = swapped;
      shift += DIGIT_BITS;
    }
    if (sorted != order) {
      System.arraycopy(sorted, from, order, from, to - from);
    }
  }

  private void sortByDigit(int[] order, int from, int to, long[] keys, int shift, int[] into) {
    Arrays.fill(starts, 0);
    for (int i = from; i < to; i++) {
      starts[digit(keys[order[i]], shift)]++;
    }
    int start = from;
    for (int digit = 0; digit < DIGITS; digit++) {
      int count = starts[digit];
      starts[digit] = start;
      start += count;
    }
    for (int i = from; i < to; i++) {
      int row = order[i];
      into[starts[digit(keys[row], shift)]++] = row;
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }

  private static void insert(int[] order, int from, int to, long[] keys) {
    for (int i = from + 1; i < to; i++) {
      int row = order[i];
      long key = keys[row];
      int at = i;
      while (at > from && Long.compareUnsigned(keys[order[at - 1]], key) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = row;
    }
  }
}
