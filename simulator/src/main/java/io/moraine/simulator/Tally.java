package io.moraine.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by label. */
final class Tally {
  private final Map<String, Long> counts = new HashMap<>();

  void add(String label) {
    add(label, 1);
  }

  void add(String label, long count) {
    counts.merge(label, count, Long::sum);
  }

  void add(Tally other) {
    other.counts.forEach(this::add);
  }

  long of(String label) {
    return counts.getOrDefault(label, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The counts in the order of the labels. */
  Map<String, Long> byLabel() {
    return new TreeMap<>(counts);
  }
}
