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

  /** The id of a number, which is added where it is new; -1 if there are too many already. */
  int add(long value) {
    int slot = slot(value);
    if (slots[slot] == 0) {
      if (size == values.length) {
        return -1;
      }
      values[size++] = value;
      slots[slot] = size;
    }
    return slots[slot] - 1;
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
