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

  /**
   * The bits of a word, of {@code [from, to)} alone.
   *
   * @param bits null, or too short, where those at the end are 0
   * @param word one that has a bit of the range
   */
  static long word(long[] bits, int word, int from, int to) {
    if (bits == null || word >= bits.length) {
      return 0;
    }
    long all = word == from >>> 6 ? bits[word] & -1L << from : bits[word];
    int inWord = to - (word << 6);
    return inWord < Long.SIZE ? all & (1L << inWord) - 1 : all;
  }

  /** How many of the bits {@code [from, to)} are set. */
  static int count(long[] bits, int from, int to) {
    int count = 0;
    for (int word = from >>> 6; word << 6 < to; word++) {
      count += Long.bitCount(word(bits, word, from, to));
    }
    return count;
  }
}
