package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/**
 * Steps in any order. An attempt starts with any event that fills a step and takes the earliest
 * events in its window that bring one more step, each event filling one: a matching that grows by
 * augmenting paths, so that it is the largest possible and as early as possible (steps that can be
 * filled together form a matroid, for which taking the earliest first is best: Edmonds 1971). An
 * excluded event before it is complete, inside its window, makes it as if it had never been.
 *
 * <p>Of events that can fill the same steps, only as many as there are steps are ever looked at for
 * one attempt, so that time grows with the number of events, not its square.
 */
final class UnorderedSearch implements AttemptSearch {
  private static final int NONE = -1;

  private final Funnel funnel;
  private final int[] eventOfStep;
  private final IntArrayList candidates = new IntArrayList();
  // The next event that fills the same steps, and the first for each set of steps.
  private int[] next = new int[16];
  private int[] heads = new int[4];
  private int headCount;
  // The first exclusion that is not before an event.
  private int[] nextExclusion = new int[16];
  // The steps that the search for a place has looked at.
  private long tried;

  UnorderedSearch(Funnel funnel) {
    this.funnel = funnel;
    this.eventOfStep = new int[funnel.size()];
  }

  @Override
  public Attempt best(Marks marks, TimeRange starts) {
    index(marks);
    Attempt best = null;
    int from = marks.firstFrom(starts.fromMicros());
    for (int start = from; start < marks.size(); start++) {
      if (!starts.contains(marks.micros(start))) {
        break;
      }
      if (stepsOf(marks, start) != 0 && (marks.steps(start) & Marks.NOT_FIRST) == 0) {
        Attempt attempt = startingAt(marks, start);
        best = attempt == null ? best : Attempt.better(best, attempt);
        if (best != null && best.reach() == funnel.size()) {
          break;
        }
      }
    }
    return best;
  }

  private void index(Marks marks) {
    if (next.length < marks.size()) {
      next = new int[2 * marks.size()];
      nextExclusion = new int[2 * marks.size()];
    }
    int exclusion = NONE;
    Long2IntOpenHashMap latest = new Long2IntOpenHashMap();
    latest.defaultReturnValue(NONE);
    for (int event = marks.size() - 1; event >= 0; event--) {
      exclusion = marks.gaps(event) == 0 ? exclusion : event;
      nextExclusion[event] = exclusion;
      long steps = stepsOf(marks, event);
      next[event] = steps == 0 ? NONE : latest.put(steps, event);
    }
    headCount = latest.size();
    heads = latest.values().toArray(heads);
  }

  private Attempt startingAt(Marks marks, int start) {
    long startMicros = marks.micros(start);
    collect(marks, start);
    Arrays.fill(eventOfStep, NONE);
    long[] times = new long[funnel.size()];
    int reach = 0;
    for (int i = 0; i < candidates.size() && reach < times.length; i++) {
      int event = candidates.getInt(i);
      tried = 0;
      if (place(marks, event)) {
        times[reach++] = marks.micros(event);
      }
    }
    long endMicros = startMicros + funnel.windowMicros();
    long spoiledFrom = firstExclusionAfter(marks, start);
    boolean complete = reach == times.length;
    boolean voided = complete ? spoiledFrom < times[reach - 1] : spoiledFrom <= endMicros;
    return voided ? null : new Attempt(Arrays.copyOf(times, reach), false);
  }

  /** The events of the window that can matter, in order: of each kind the first few. */
  private void collect(Marks marks, int start) {
    candidates.clear();
    long startMicros = marks.micros(start);
    for (int kind = 0; kind < headCount; kind++) {
      while (heads[kind] != NONE && heads[kind] < start) {
        heads[kind] = next[heads[kind]];
      }
      int event = heads[kind];
      for (int taken = 0; taken < funnel.size() && event != NONE; taken++) {
        if (marks.micros(event) - startMicros > funnel.windowMicros()) {
          break;
        }
        candidates.add(event);
        event = next[event];
      }
    }
    candidates.sort(null);
  }

  // Finds a step for an event, moving others to steps of theirs that are free.
  private boolean place(Marks marks, int event) {
    for (int step = 0; step < eventOfStep.length; step++) {
      long bit = 1L << step;
      if ((tried & bit) == 0 && marks.fills(event, step)) {
        tried |= bit;
        if (eventOfStep[step] == NONE || place(marks, eventOfStep[step])) {
          eventOfStep[step] = event;
          return true;
        }
      }
    }
    return false;
  }

  private long firstExclusionAfter(Marks marks, int start) {
    int after = marks.endOfTime(start);
    int exclusion = after < marks.size() ? nextExclusion[after] : NONE;
    return exclusion == NONE ? Long.MAX_VALUE : marks.micros(exclusion);
  }

  private static long stepsOf(Marks marks, int event) {
    return marks.steps(event) & ~Marks.NOT_FIRST;
  }
}
