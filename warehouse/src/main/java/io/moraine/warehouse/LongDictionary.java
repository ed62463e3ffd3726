package io.moraine.warehouse;

/** Few distinct numbers, each with a dense id from 0 in order of first appearance. */
final class LongDictionary {
  /** More than these are better written as they are. */
  private static final int MAX_SIZE = 1 << 14;

  private final long[] values;
  private final int[] slots;
  private int size;

  /** A dictionary for that many numbers, equal ones counted each. */
  LongDictionary(int numbers) {
    int capacity = Math.min(MAX_SIZE, Math.max(1, numbers));
    this.values = new long[capacity];
    this.slots = new int[Integer.highestOneBit(capacity) * 4];
  }

  int size() {
    return size;
  }

  long value(int id) {
    return values[id];
  }

  /** Adds a number where it is new; false if there are too many already. */
  boolean add(long value) {
    int slot = slot(value);
    if (slots[slot] == 0) {
      if (size == values.length) {
        return false;
      }
      values[size++] = value;
      slots[slot] = size;
    }
    return true;
  }

  /** The id of a number that was added. */
  int id(long value) {
    return slots[slot(value)] - 1;
  }

  private int slot(long value) {
    long hash = value * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & (slots.length - 1);
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
