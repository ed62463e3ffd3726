package io.moraine.pipelines;

import java.util.HashMap;
import java.util.Map;

/**
 * How many rows of a table a day has in a bucket. Visitors are dealt to buckets by hash, so a
 * bucket has about as many as the one before it. Not safe for use by several threads.
 */
public final class UsualRows {
  // No two buckets are quite alike.
  private static final double SLACK = 1.05;

  private final Map<Integer, Integer> byDay = new HashMap<>();

  /** How many rows to make room for; 0 where nothing is known of the day. */
  int of(int day) {
    return byDay.getOrDefault(day, 0);
  }

  /** Tells how many the day had in a bucket. */
  void saw(int day, long rows) {
    byDay.put(day, (int) Math.min(Integer.MAX_VALUE, (long) (rows * SLACK)));
  }
}
