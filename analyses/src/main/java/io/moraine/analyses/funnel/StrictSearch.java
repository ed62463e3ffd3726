package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;
import java.util.Arrays;

/**
 * Steps one after the other with nothing in between. The marks must hold all of the actor's events,
 * those that fill no step too. Events of one time may stand in any order: an attempt goes through a
 * time if it uses up all events of it, and may start or end anywhere in one.
 */
final class StrictSearch implements AttemptSearch {
  private final Funnel funnel;
  private final Assignment assignment;
  // By the number of steps done: attempts whose last step was the event just before.
  private Attempt[] open;
  private Attempt[] stillOpen;
  private Attempt best;

  StrictSearch(Funnel funnel) {
    this.funnel = funnel;
    this.assignment = new Assignment(funnel.eventMayFillSuccessiveSteps());
    this.open = new Attempt[funnel.size() + 1];
    this.stillOpen = new Attempt[funnel.size() + 1];
  }

  @Override
  public Attempt best(Marks marks, TimeRange starts) {
    Arrays.fill(open, null);
    best = null;
    int from = marks.firstFrom(starts.fromMicros());
    while (from < marks.size()) {
      int end = marks.endOfTime(from);
      boolean mayStart = starts.contains(marks.micros(from));
      boolean anyOpen = goOn(marks, from, end);
      if (mayStart) {
        start(marks, from, end);
      }
      if (isDone() || (!mayStart && !anyOpen)) {
        break;
      }
      from = end;
    }
    return best;
  }

  private boolean isDone() {
    return best != null && best.reach() == funnel.size() && !best.spoiled();
  }

  // Carries open attempts on; says whether there were any.
  private boolean goOn(Marks marks, int from, int end) {
    long micros = marks.micros(from);
    boolean any = false;
    Arrays.fill(stillOpen, null);
    for (int done = funnel.size() - 1; done >= 1; done--) {
      Attempt attempt = open[done];
      if (attempt == null || micros - attempt.start() > funnel.windowMicros()) {
        continue;
      }
      any = true;
      int steps = 0;
      while (done + steps < funnel.size()
          && assignment.fills(marks, from, end, done, done + steps + 1)) {
        steps++;
        Attempt further = attempt.then(steps, micros);
        best = Attempt.better(best, further);
        if (usesUp(steps, end - from)) {
          stillOpen[done + steps] = further;
        }
      }
      boolean isBest = best.reach() == done && best.start() == attempt.start();
      if (isBest && spoils(marks, from, end, done)) {
        best = best.spoilt();
      }
    }
    Attempt[] gone = open;
    open = stillOpen;
    stillOpen = gone;
    return any;
  }

  private boolean usesUp(int steps, int events) {
    return funnel.eventMayFillSuccessiveSteps() ? steps >= events : steps == events;
  }

  private void start(Marks marks, int from, int end) {
    long micros = marks.micros(from);
    for (int reach = 1; reach <= funnel.size(); reach++) {
      if (!assignment.fills(marks, from, end, 0, reach)) {
        return;
      }
      Attempt attempt = Attempt.startedAt(micros).then(reach - 1, micros);
      open[reach] = attempt;
      best = Attempt.better(best, attempt);
    }
  }

  private static boolean spoils(Marks marks, int from, int end, int done) {
    for (int event = from; event < end; event++) {
      if ((marks.gaps(event) >>> (done - 1) & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
