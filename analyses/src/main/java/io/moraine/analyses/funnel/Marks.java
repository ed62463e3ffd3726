package io.moraine.analyses.funnel;

import java.util.Arrays;

/**
 * A history as a funnel sees it, by column, to be filled again for each actor: when, which steps
 * the event can fill (bit i: step i), which gaps it spoils (bit i: between steps i and i + 1), and
 * the value of the breakdown where there is one, and those of properties that are held, if any.
 */
final class Marks {
  /** A step bit that says: this event fills steps, but an attempt may not start with it. */
  static final long NOT_FIRST = 1L << Funnel.MOST_STEPS;

  private int size;
  private long[] micros = new long[16];
  private long[] steps = new long[16];
  private long[] gaps = new long[16];
  private Object[] values = new Object[16];
  private Object[] held = new Object[16];

  void clear() {
    Arrays.fill(values, 0, size, null);
    Arrays.fill(held, 0, size, null);
    size = 0;
  }

  /** Adds an event, no earlier than those before. */
  void add(long atMicros, long stepBits, long gapBits, Object value) {
    add(atMicros, stepBits, gapBits, value, null);
  }

  /** Adds an event, no earlier than those before, with its values of the held properties. */
  void add(long atMicros, long stepBits, long gapBits, Object value, Object heldValue) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
      gaps = Arrays.copyOf(gaps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      held = Arrays.copyOf(held, 2 * size);
    }
    micros[size] = atMicros;
    steps[size] = stepBits;
    gaps[size] = gapBits;
    values[size] = value;
    held[size] = heldValue;
    size++;
  }

  int size() {
    return size;
  }

  long micros(int index) {
    return micros[index];
  }

  long steps(int index) {
    return steps[index];
  }

  long gaps(int index) {
    return gaps[index];
  }

  Object value(int index) {
    return values[index];
  }

  Object held(int index) {
    return held[index];
  }

  boolean fills(int index, int step) {
    return (steps[index] >>> step & 1) != 0;
  }

  /** The index after the last event of the time that an event has. */
  int endOfTime(int index) {
    int end = index + 1;
    while (end < size && micros[end] == micros[index]) {
      end++;
    }
    return end;
  }

  /** The first event not before a moment. */
  int firstFrom(long fromMicros) {
    int found = Arrays.binarySearch(micros, 0, size, fromMicros);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && micros[found - 1] == fromMicros) {
      found--;
    }
    return found;
  }
}
