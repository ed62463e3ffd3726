package io.moraine.analyses.kpis;

import io.moraine.analyses.results.Mergeable;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * How many different persons were active on a day or in the days before it. Kept as changes from
 * day to day.
 */
final class RollingUsers implements Serializable, Mergeable<RollingUsers> {
  private static final long serialVersionUID = 1L;

  private final int window;
  // By days since 1970.
  private final Long2LongOpenHashMap changes = new Long2LongOpenHashMap();

  /**
   * @param window so many days, the day itself included
   */
  RollingUsers(int window) {
    this.window = window;
  }

  /** A person was active on these days, which come in order. */
  void person(Iterable<LocalDate> days) {
    boolean active = false;
    long until = 0;
    for (LocalDate date : days) {
      long day = date.toEpochDay();
      if (!active) {
        changes.addTo(day, 1);
        active = true;
      } else if (day > until) {
        changes.addTo(until, -1);
        changes.addTo(day, 1);
      }
      until = day + window;
    }
    if (active) {
      changes.addTo(until, -1);
    }
  }

  @Override
  public void merge(RollingUsers other) {
    for (Long2LongMap.Entry change : other.changes.long2LongEntrySet()) {
      changes.addTo(change.getLongKey(), change.getLongValue());
    }
  }

  /** By day on which the number changes, the number from that day on. */
  TreeMap<LocalDate, Long> counts() {
    TreeMap<LocalDate, Long> counts = new TreeMap<>();
    long count = 0;
    long[] days = changes.keySet().toLongArray();
    Arrays.sort(days);
    for (long day : days) {
      count += changes.get(day);
      counts.put(LocalDate.ofEpochDay(day), count);
    }
    return counts;
  }
}
