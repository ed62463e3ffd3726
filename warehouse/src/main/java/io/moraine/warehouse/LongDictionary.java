package io.moraine.warehouse;

import java.util.Arrays;

/** Few distinct numbers, each with a dense id from 0 in order of first appearance. */
final class LongDictionary {
  /** More than these are better written as they are. */
  private static final int MAX_SIZE = 1 << 14;

  private long[] values = {};
  private int[] slots = {};
  private int capacity;
  private int mask;
  private int size;

  /** Begins anew and empty, for that many numbers, equal ones counted each. */
  void begin(int numbers) {
    capacity = Math.min(MAX_SIZE, Math.max(1, numbers));
    if (values.length < capacity) {
      values = new long[capacity];
    }
    int used = Integer.highestOneBit(capacity) * 4;
    if (slots.length < used) {
      slots = new int[used];
    } else {
      Arrays.fill(slots, 0, used, 0);
    }
    mask = used - 1;
    size = 0;
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
      if (size == capacity) {
        return -1;
      }
      values[size++] = value;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  private int slot(long value) {
    long hash = value * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & mask;
    while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
