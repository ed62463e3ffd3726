package io.moraine.transforms.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Values by their names, which are found where they stand among other bytes. Made for few names of
 * few bytes: two words and the length tell names of up to sixteen bytes apart, longer ones are
 * compared byte by byte. Never changes.
 *
 * @param <V> what has a name
 */
final class NameTable<V> {
  private final int mask;
  private final byte[][] names;
  private final long[] firsts;
  private final long[] lasts;
  private final V[] values;

  /** The values of that map; names are of at least one byte. */
  @SuppressWarnings("unchecked")
  NameTable(Map<String, V> named) {
    int slots = Integer.highestOneBit(Math.max(1, named.size())) * 4;
    this.mask = slots - 1;
    this.names = new byte[slots][];
    this.firsts = new long[slots];
    this.lasts = new long[slots];
    this.values = (V[]) new Object[slots];
    named.forEach((name, value) -> add(name.getBytes(StandardCharsets.UTF_8), value));
  }

  private void add(byte[] name, V value) {
    long first = first(name, 0, name.length);
    long last = last(name, 0, name.length);
    int slot = slot(first, last);
    while (names[slot] != null) {
      slot = (slot + 1) & mask;
    }
    names[slot] = name;
    firsts[slot] = first;
    lasts[slot] = last;
    values[slot] = value;
  }

  /** The value whose name {@code bytes[from, to)} is, null where there is none. */
  V find(byte[] bytes, int from, int to) {
    long first = first(bytes, from, to);
    long last = last(bytes, from, to);
    int slot = slot(first, last);
    while (names[slot] != null) {
      if (firsts[slot] == first
          && lasts[slot] == last
          && names[slot].length == to - from
          && (to - from <= 2 * Long.BYTES
              || Arrays.equals(names[slot], 0, to - from, bytes, from, to))) {
        return values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }

  /** The first eight bytes; all of a shorter name. */
  private static long first(byte[] bytes, int from, int to) {
    return to - from >= Long.BYTES ? ByteScan.word(bytes, from) : last(bytes, from, to);
  }

  /** The last eight bytes; all of a shorter name, zeros after them. */
  private static long last(byte[] bytes, int from, int to) {
    if (to - from >= Long.BYTES) {
      return ByteScan.word(bytes, to - Long.BYTES);
    }
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = word << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return word;
  }

  private int slot(long first, long last) {
    long product = (first + Long.rotateLeft(last, 21)) * 0x9E3779B97F4A7C15L;
    return (int) (product >>> 40) & mask;
  }
}
