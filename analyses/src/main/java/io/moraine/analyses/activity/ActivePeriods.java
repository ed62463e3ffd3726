package io.moraine.analyses.activity;

import java.util.Arrays;
import java.util.BitSet;

/** The periods in which one actor was active. */
final class ActivePeriods {
  private final BitSet active = new BitSet();
  private final BitSet entered = new BitSet();
  private final int first;
  // Of each active period, in order.
  private int[] days = new int[4];

  /**
   * @param firstEpochDay the day of the actor's first activity ever, which may be before the data
   * @param epochDays the days with activity, each of them once, in order; those outside the data
   *     are not looked at
   */
  ActivePeriods(DayPeriods periods, long firstEpochDay, long[] epochDays) {
    first = periods.indexOf(firstEpochDay);
    if (first >= 0) {
      entered.set(first);
    }
    int before = -1;
    int places = 0;
    for (long day : epochDays) {
      int period = periods.indexOf(day);
      if (period < 0) {
        continue;
      }
      if (period != before) {
        active.set(period);
        if (places == days.length) {
          days = Arrays.copyOf(days, 2 * places);
        }
        days[places++] = 0;
        before = period;
      }
      days[places - 1]++;
    }
  }

  /** Those with activity. */
  BitSet active() {
    return active;
  }

  /** That of the first activity ever; none where it is outside. */
  BitSet entered() {
    return entered;
  }

  /** That of the first activity ever; -1 where it is outside. */
  int first() {
    return first;
  }

  /** On how many days of the n-th active period there was activity. */
  int days(int n) {
    return days[n];
  }
}
