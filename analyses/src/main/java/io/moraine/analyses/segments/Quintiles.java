package io.moraine.analyses.segments;

import io.moraine.analyses.results.Mergeable;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Scores from 1 to 5 of values, from the least to the greatest. Who has the same value has the same
 * score, whatever the order in which they come: with n values, of which r are less, it is 1 +
 * floor(5r / n). A fifth then has a score of its own, unless many are equal: of these the whole lot
 * goes where its least rank goes.
 */
public final class Quintiles {
  /** The best score. */
  public static final int BEST = 5;

  // The least value with a score of 2, 3, 4, 5; none where there is no such value.
  private final long[] least;

  private Quintiles(long[] least) {
    this.least = least;
  }

  /** The score of a value, which need not be one of those that made the scale. */
  public int score(long value) {
    int score = 1;
    for (long from : least) {
      score += value >= from ? 1 : 0;
    }
    return score;
  }

  /** Values on their way to a scale; their number is bounded by that of different values. */
  public static final class Builder implements Serializable, Mergeable<Builder> {
    private static final long serialVersionUID = 1L;

    private final Long2LongOpenHashMap counts = new Long2LongOpenHashMap();
    private long size;

    /** Takes in a value. */
    public void add(long value) {
      counts.addTo(value, 1);
      size++;
    }

    /** Takes in all values of another. */
    @Override
    public void merge(Builder other) {
      for (Long2LongMap.Entry entry : other.counts.long2LongEntrySet()) {
        counts.addTo(entry.getLongKey(), entry.getLongValue());
      }
      size += other.size;
    }

    /** The scale of all values so far. */
    public Quintiles build() {
      long[] values = counts.keySet().toLongArray();
      Arrays.sort(values);
      long[] least = new long[BEST - 1];
      int scores = 1;
      long less = 0;
      for (long value : values) {
        int score = 1 + Math.toIntExact(BEST * less / size);
        while (scores < score) {
          least[scores - 1] = value;
          scores++;
        }
        less += counts.get(value);
      }
      return new Quintiles(Arrays.copyOf(least, scores - 1));
    }
  }
}
