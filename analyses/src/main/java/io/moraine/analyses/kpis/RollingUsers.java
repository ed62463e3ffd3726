package io.moraine.analyses.kpis;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * How many different persons were active on a day or in the days before it. Kept as changes from
 * day to day.
 */
final class RollingUsers implements Serializable, Mergeable<RollingUsers> {
  private static final long serialVersionUID = 1L;

  private final int window;
  private final TreeMap<LocalDate, Long> changes = new TreeMap<>();

  /**
   * @param window so many days, the day itself included
   */
  RollingUsers(int window) {
    this.window = window;
  }

  /** A person was active on these days. */
  void person(SortedSet<LocalDate> days) {
    LocalDate until = null;
    for (LocalDate day : days) {
      if (until == null) {
        changes.merge(day, 1L, Long::sum);
      } else if (day.isAfter(until)) {
        changes.merge(until, -1L, Long::sum);
        changes.merge(day, 1L, Long::sum);
      }
      until = day.plusDays(window);
    }
    if (until != null) {
      changes.merge(until, -1L, Long::sum);
    }
  }

  @Override
  public void merge(RollingUsers other) {
    other.changes.forEach((day, change) -> changes.merge(day, change, Long::sum));
  }

  /** By day on which the number changes, the number from that day on. */
  TreeMap<LocalDate, Long> counts() {
    TreeMap<LocalDate, Long> counts = new TreeMap<>();
    long count = 0;
    for (Map.Entry<LocalDate, Long> change : changes.entrySet()) {
      count += change.getValue();
      counts.put(change.getKey(), count);
    }
    return counts;
  }
}
