package io.moraine.analyses.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt is, said as plainly as can be: every way to assign events to steps is tried. Slow
 * beyond words, for histories of a handful of events.
 */
final class EveryAssignment {
  private final Funnel funnel;
  private final Marks marks;

  EveryAssignment(Funnel funnel, Marks marks) {
    this.funnel = funnel;
    this.marks = marks;
  }

  /** The best attempt with steps in order; empty where there is none. */
  Optional<Attempt> ordered() {
    List<Attempt> attempts = new ArrayList<>();
    for (int start = 0; start < marks.size(); start++) {
      if (marks.fills(start, 0)) {
        attempts.add(orderedFrom(marks.micros(start)));
      }
    }
    return attempts.stream()
        .filter(attempt -> attempts.stream().noneMatch(other -> supersedes(other, attempt)))
        .min(
            Comparator.comparingInt((Attempt attempt) -> -attempt.reach())
                .thenComparing(Attempt::spoiled)
                .thenComparingLong(Attempt::last)
                .thenComparingLong(attempt -> -attempt.start()));
  }

  /** A repeated first step restarts an attempt, which is over once the other has come as far. */
  private static boolean supersedes(Attempt other, Attempt attempt) {
    return other.start() > attempt.start()
        && other.reach() == attempt.reach()
        && other.last() == attempt.last();
  }

  /** The attempt that starts at a moment: each step as early as can be, until it is spoiled. */
  private Attempt orderedFrom(long start) {
    long[] earliest = new long[funnel.size()];
    Arrays.fill(earliest, Long.MAX_VALUE);
    extend(start, 0, start, new boolean[marks.size()], earliest);
    int reach = (int) Arrays.stream(earliest).filter(time -> time != Long.MAX_VALUE).count();
    for (int done = 1; done < Math.min(reach + 1, funnel.size()); done++) {
      if (spoiledAfter(done, start, earliest)) {
        int shown = earliest[done] == Long.MAX_VALUE ? done : done + 1;
        return new Attempt(Arrays.copyOf(earliest, shown), Attempt.Spoiling.AFTER);
      }
    }
    return new Attempt(Arrays.copyOf(earliest, reach), Attempt.Spoiling.NONE);
  }

  private void extend(long start, int step, long after, boolean[] used, long[] earliest) {
    for (int event = 0; step < funnel.size() && event < marks.size(); event++) {
      long micros = marks.micros(event);
      boolean fits =
          !used[event]
              && marks.fills(event, step)
              && (step == 0 ? micros == start : micros >= after)
              && micros - start <= funnel.windowMicros();
      if (fits) {
        earliest[step] = Math.min(earliest[step], micros);
        used[event] = true;
        extend(start, step + 1, micros, used, earliest);
        used[event] = false;
      }
    }
  }

  private boolean spoiledAfter(int done, long start, long[] earliest) {
    for (int event = 0; event < marks.size(); event++) {
      long micros = marks.micros(event);
      if ((marks.gaps(event) >>> (done - 1) & 1) != 0
          && micros > earliest[done - 1]
          && micros < earliest[done]
          && micros - start <= funnel.windowMicros()) {
        return true;
      }
    }
    return false;
  }

  /** The best attempt with nothing in between, over every order in which equal times may stand. */
  Optional<Attempt> strict() {
    List<Attempt> attempts = new ArrayList<>();
    permute(new ArrayList<>(), attempts);
    return attempts.stream()
        .min(
            Comparator.comparingInt((Attempt attempt) -> -attempt.reach())
                .thenComparingLong(Attempt::last)
                .thenComparingLong(attempt -> -attempt.start())
                .thenComparing(Attempt::times, Arrays::compare));
  }

  private void permute(List<Integer> order, List<Attempt> attempts) {
    if (order.size() == marks.size()) {
      for (int from = 0; from < order.size(); from++) {
        follow(order.subList(from, order.size()), attempts);
      }
      return;
    }
    for (int event = 0; event < marks.size(); event++) {
      if (!order.contains(event) && marks.micros(event) == nextTime(order)) {
        order.add(event);
        permute(order, attempts);
        order.remove(order.size() - 1);
      }
    }
  }

  private long nextTime(List<Integer> order) {
    return marks.micros(order.size());
  }

  private void follow(List<Integer> events, List<Attempt> attempts) {
    long start = marks.micros(events.get(0));
    List<Long> times = new ArrayList<>();
    for (int step = 0; step < Math.min(funnel.size(), events.size()); step++) {
      int event = events.get(step);
      if (!marks.fills(event, step) || marks.micros(event) - start > funnel.windowMicros()) {
        break;
      }
      times.add(marks.micros(event));
    }
    if (!times.isEmpty()) {
      attempts.add(
          new Attempt(times.stream().mapToLong(Long::longValue).toArray(), Attempt.Spoiling.NONE));
    }
  }

  /** The best attempt with steps in any order; empty where there is none. */
  Optional<Attempt> unordered() {
    Optional<Attempt> best = Optional.empty();
    for (int start = 0; start < marks.size(); start++) {
      if (marks.steps(start) != 0) {
        long[] times = unorderedFrom(start, 0, new boolean[marks.size()]);
        boolean better = best.isEmpty() || times.length > best.get().reach();
        if (better && !isVoid(start, times)) {
          best = Optional.of(new Attempt(times, Attempt.Spoiling.NONE));
        }
      }
    }
    return best;
  }

  /** The most steps that can be filled, as early as can be: the sorted times of their events. */
  private long[] unorderedFrom(int start, int step, boolean[] used) {
    if (step == funnel.size()) {
      long[] times = new long[marks.size()];
      int count = 0;
      for (int event = 0; event < marks.size(); event++) {
        if (used[event]) {
          times[count++] = marks.micros(event);
        }
      }
      return used[start] ? Arrays.copyOf(times, count) : new long[0];
    }
    long[] best = unorderedFrom(start, step + 1, used);
    for (int event = start; event < marks.size(); event++) {
      boolean fits =
          !used[event]
              && marks.fills(event, step)
              && marks.micros(event) - marks.micros(start) <= funnel.windowMicros();
      if (fits) {
        used[event] = true;
        long[] other = unorderedFrom(start, step + 1, used);
        used[event] = false;
        boolean more = other.length > best.length;
        boolean earlier = other.length == best.length && Arrays.compare(other, best) < 0;
        best = more || earlier ? other : best;
      }
    }
    return best;
  }

  private boolean isVoid(int start, long[] times) {
    long startMicros = marks.micros(start);
    boolean complete = times.length == funnel.size();
    for (int event = 0; event < marks.size(); event++) {
      long micros = marks.micros(event);
      if (marks.gaps(event) != 0 && micros > startMicros) {
        boolean before = complete && micros < times[times.length - 1];
        boolean inside = !complete && micros - startMicros <= funnel.windowMicros();
        if (before || inside) {
          return true;
        }
      }
    }
    return false;
  }
}
