package io.moraine.analyses.paths;

import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of items, no two equal ones next to each other.
 *
 * @param items what was visited
 * @param micros when: of equal ones in a row, the last
 */
record Path(List<String> items, List<Long> micros) {
  /** What stands for the middle that is left out. */
  static final String MIDDLE = "...";

  Path() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /** Adds an item at the end. */
  void add(String item, long atMicros) {
    int last = items.size() - 1;
    if (last >= 0 && items.get(last).equals(item)) {
      micros.set(last, atMicros);
    } else {
      items.add(item);
      micros.add(atMicros);
    }
  }

  int size() {
    return items.size();
  }

  Path part(int from, int end) {
    return new Path(items.subList(from, end), micros.subList(from, end));
  }

  /** The first and last items, as many as there are steps but for the middle, which is abridged. */
  Path abridged(int steps) {
    if (size() <= steps) {
      return this;
    }
    int half = steps / 2;
    Path abridged = new Path();
    abridged.append(part(0, half));
    abridged.items.add(MIDDLE);
    abridged.micros.add(micros.get(half));
    abridged.append(part(size() - half, size()));
    return abridged;
  }

  private void append(Path other) {
    items.addAll(other.items);
    micros.addAll(other.micros);
  }
}
