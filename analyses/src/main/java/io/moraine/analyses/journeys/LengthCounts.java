package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Mergeable;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.io.Serializable;
import java.util.Arrays;

/** How many sessions have how many steps. */
final class LengthCounts implements Serializable, Mergeable<LengthCounts> {
  private static final long serialVersionUID = 1L;

  private long sessions;
  private long sessionsWithSteps;
  private final Int2LongOpenHashMap byLength = new Int2LongOpenHashMap();

  /** A session, whether or not it has steps. */
  void session() {
    sessions++;
  }

  /** A session that was counted has so many steps, at least one. */
  void steps(int count) {
    sessionsWithSteps++;
    byLength.addTo(count, 1);
  }

  @Override
  public void merge(LengthCounts other) {
    sessions += other.sessions;
    sessionsWithSteps += other.sessionsWithSteps;
    for (Int2LongMap.Entry length : other.byLength.int2LongEntrySet()) {
      byLength.addTo(length.getIntKey(), length.getLongValue());
    }
  }

  long sessions() {
    return sessions;
  }

  long sessionsWithSteps() {
    return sessionsWithSteps;
  }

  long steps() {
    long steps = 0;
    for (Int2LongMap.Entry length : byLength.int2LongEntrySet()) {
      steps += length.getIntKey() * length.getLongValue();
    }
    return steps;
  }

  /** How many sessions have from so many to so many steps, at least one. */
  long between(int least, int most) {
    long counted = 0;
    for (Int2LongMap.Entry length : byLength.int2LongEntrySet()) {
      if (length.getIntKey() >= least && length.getIntKey() <= most) {
        counted += length.getLongValue();
      }
    }
    return counted;
  }

  /** The number of steps of rank floor(q (n - 1)) among all n sessions, from the least, rank 0. */
  long quantile(double q) {
    long rank = (long) Math.floor(q * (sessions - 1));
    long below = sessions - sessionsWithSteps;
    if (rank < below) {
      return 0;
    }
    int[] lengths = byLength.keySet().toIntArray();
    Arrays.sort(lengths);
    int i = 0;
    while (below + byLength.get(lengths[i]) <= rank) {
      below += byLength.get(lengths[i]);
      i++;
    }
    return lengths[i];
  }

  long most() {
    return byLength.keySet().intStream().max().orElse(0);
  }
}
