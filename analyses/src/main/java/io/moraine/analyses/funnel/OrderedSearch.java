package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;
import java.util.Arrays;

/**
 * Steps one after the other. One walk over the events keeps, for each step, the attempt that has
 * come so far and started last: it has the most of its window left, and whatever spoils it spoils
 * those that started before. Events of one time may stand in any order.
 *
 * <p>Time grows with the events times the steps, memory with the steps.
 */
final class OrderedSearch implements AttemptSearch {
  private final Funnel funnel;
  private final Assignment assignment;
  // By the number of steps done; the first is never there.
  private final Attempt[] latest;
  private Attempt best;

  OrderedSearch(Funnel funnel) {
    this.funnel = funnel;
    this.assignment = new Assignment(funnel.eventMayFillSuccessiveSteps());
    this.latest = new Attempt[funnel.size() + 1];
  }

  @Override
  public Attempt best(Marks marks, TimeRange starts) {
    return funnel.exclusions().isEmpty() && nobodyGoesOn(marks)
        ? firstStart(marks, starts)
        : search(marks, starts);
  }

  // Most people only ever take the first step, often: then the first time is all there is to find.
  private static boolean nobodyGoesOn(Marks marks) {
    long steps = 0;
    for (int event = 0; event < marks.size(); event++) {
      steps |= marks.steps(event);
    }
    return steps >>> 1 == 0;
  }

  private static Attempt firstStart(Marks marks, TimeRange starts) {
    for (int event = marks.firstFrom(starts.fromMicros());
        event < marks.size() && starts.contains(marks.micros(event));
        event++) {
      if (marks.fills(event, 0)) {
        return Attempt.startedAt(marks.micros(event));
      }
    }
    return null;
  }

  private Attempt search(Marks marks, TimeRange starts) {
    Arrays.fill(latest, null);
    best = null;
    int from = marks.firstFrom(starts.fromMicros());
    while (from < marks.size() && latest[funnel.size()] == null) {
      int end = marks.endOfTime(from);
      boolean mayStart = starts.contains(marks.micros(from));
      if (!mayStart && allOver(marks.micros(from))) {
        break;
      }
      advance(marks, from, end, mayStart);
      spoil(marks, from, end);
      from = end;
    }
    return best;
  }

  private boolean allOver(long micros) {
    for (int done = 1; done < latest.length; done++) {
      if (latest[done] != null && inWindow(latest[done], micros)) {
        return false;
      }
    }
    return true;
  }

  // From the last step to the first, so that no attempt is seen to have come further at this time.
  private void advance(Marks marks, int from, int end, boolean mayStart) {
    long steps = 0;
    for (int event = from; event < end; event++) {
      steps |= marks.steps(event);
    }
    for (int reach = funnel.size(); reach >= 1; reach--) {
      if ((steps >>> (reach - 1) & 1) == 0) {
        continue;
      }
      Attempt further = further(marks, from, end, reach, mayStart);
      if (further != null) {
        if (!further.spoiled()) {
          latest[reach] = further;
        }
        best = Attempt.better(best, further);
      }
    }
  }

  // The attempt that started last among those that reach a step at this time and had not before.
  private Attempt further(Marks marks, int from, int end, int reach, boolean mayStart) {
    long micros = marks.micros(from);
    if (mayStart && assignment.fills(marks, from, end, 0, reach)) {
      return Attempt.startedAt(micros).then(reach - 1, micros);
    }
    boolean alone = end - from == 1 && !funnel.eventMayFillSuccessiveSteps();
    Attempt chosen = null;
    for (int done = alone ? Math.max(reach - 1, 1) : 1; done < reach; done++) {
      Attempt attempt = latest[done];
      if (attempt != null
          && (chosen == null || attempt.start() == chosen.start())
          && inWindow(attempt, micros)
          && (!attempt.spoiled() || reach == done + 1)
          && assignment.fills(marks, from, end, done, reach)) {
        // The same attempt further on: it took those steps earlier.
        chosen = attempt;
      }
    }
    boolean already =
        chosen == null || (latest[reach] != null && latest[reach].start() >= chosen.start());
    return already ? null : chosen.then(reach - chosen.reach(), micros);
  }

  private void spoil(Marks marks, int from, int end) {
    long gaps = 0;
    for (int event = from; event < end; event++) {
      gaps |= marks.gaps(event);
    }
    if (gaps == 0) {
      return;
    }
    long micros = marks.micros(from);
    for (int done = 1; done < funnel.size(); done++) {
      if ((gaps >>> (done - 1) & 1) != 0) {
        Attempt attempt = latest[done];
        if (attempt != null && !wentOn(attempt) && isSpoiledAt(attempt, micros)) {
          latest[done] = attempt.spoilt();
        }
        if (best != null && best.reach() == done && !best.spoiled() && isSpoiledAt(best, micros)) {
          best = best.spoilt();
          // One that came as far at this very time is not spoiled by it.
          best = latest[done].spoiled() ? best : latest[done];
        }
      }
    }
  }

  private boolean wentOn(Attempt attempt) {
    Attempt next = latest[attempt.reach() + 1];
    return next != null && next.start() == attempt.start();
  }

  // An event of the time of the step before or after is not between them.
  private boolean isSpoiledAt(Attempt attempt, long micros) {
    return micros > attempt.last() && inWindow(attempt, micros);
  }

  private boolean inWindow(Attempt attempt, long micros) {
    return micros - attempt.start() <= funnel.windowMicros();
  }
}
