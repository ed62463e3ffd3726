package io.moraine.analyses.activity;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.time.LocalDate;

/** How many were active in the days that end with each day of the data. */
final class TrailingUsers implements Serializable, Mergeable<TrailingUsers> {
  private static final long serialVersionUID = 1L;

  private final long firstEpochDay;
  private final int window;
  // By how many the count of a day is above that of the day before.
  private final long[] changes;

  /**
   * @param window how many days
   * @param first the first day with data
   * @param last the last one
   */
  TrailingUsers(int window, LocalDate first, LocalDate last) {
    this.window = window;
    this.firstEpochDay = first.toEpochDay();
    this.changes = new long[Math.toIntExact(last.toEpochDay() - firstEpochDay + 1)];
  }

  /**
   * Counts one actor.
   *
   * @param epochDays the days with activity, all of them in the data, each once, in order
   */
  void add(long[] epochDays) {
    int from = 0;
    int end = 0;
    for (long epochDay : epochDays) {
      int day = (int) (epochDay - firstEpochDay);
      if (day > end || end == 0) {
        count(from, end);
        from = day;
      }
      end = day + window;
    }
    count(from, end);
  }

  // From a day, to before another, which may be after the data.
  private void count(int from, int end) {
    if (end > from) {
      changes[from]++;
      if (end < changes.length) {
        changes[end]--;
      }
    }
  }

  @Override
  public void merge(TrailingUsers other) {
    for (int day = 0; day < changes.length; day++) {
      changes[day] += other.changes[day];
    }
  }

  /** The count of each day, from the first. */
  long[] byDay() {
    long[] counts = new long[changes.length];
    long count = 0;
    for (int day = 0; day < counts.length; day++) {
      count += changes[day];
      counts[day] = count;
    }
    return counts;
  }
}
