package io.moraine.warehouse;

/** Rows as bits, many at a time. */
final class BitRange {
  private BitRange() {}

  /** Sets the bits {@code [from, to)}. */
  static void set(long[] bits, int from, int to) {
    int at = from;
    while (at < to) {
      int inWord = Math.min(Long.SIZE - (at & 63), to - at);
      bits[at >>> 6] |= -1L >>> Long.SIZE - inWord << at;
      at += inWord;
    }
  }
}
