package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ordered steps of which some may be left out. The steps that may not decide on the attempt; it
 * then takes of the others those that came between, each at its earliest. An event that spoils the
 * gap before or after an optional step spoils all that lies between the steps around it.
 */
final class OptionalStepsSearch implements AttemptSearch {
  private final Funnel funnel;
  // Of the steps that may not be left out their places among all.
  private final int[] required;
  private final AttemptSearch search;
  private final Marks ofRequired = new Marks();

  OptionalStepsSearch(Funnel funnel) {
    this.funnel = funnel;
    this.required =
        IntStream.range(0, funnel.size())
            .filter(step -> !funnel.steps().get(step).optional())
            .toArray();
    this.search =
        new OrderedSearch(
            new Funnel(
                Arrays.stream(required).mapToObj(funnel.steps()::get).toList(),
                StepOrder.ORDERED,
                funnel.windowMicros(),
                funnel.exclusions(),
                funnel.eventMayFillSuccessiveSteps()));
  }

  @Override
  public Attempt best(Marks marks, TimeRange starts) {
    ofRequired.clear();
    for (int event = 0; event < marks.size(); event++) {
      ofRequired.add(
          marks.micros(event),
          steps(marks.steps(event)),
          gaps(marks.gaps(event)),
          marks.value(event),
          marks.held(event));
    }
    Attempt attempt = search.best(ofRequired, starts);
    return attempt == null ? null : withOptional(attempt, marks);
  }

  private long steps(long all) {
    long own = all & Marks.NOT_FIRST;
    for (int i = 0; i < required.length; i++) {
      own |= (all >>> required[i] & 1) << i;
    }
    return own;
  }

  private long gaps(long all) {
    long own = 0;
    for (int i = 0; i < required.length; i++) {
      int end = i + 1 < required.length ? required[i + 1] : funnel.size();
      long between = ((1L << end) - 1) & -(1L << required[i]);
      own |= (all & between) == 0 ? 0 : 1L << i;
    }
    return own;
  }

  private Attempt withOptional(Attempt attempt, Marks marks) {
    long[] times = new long[funnel.size()];
    Arrays.fill(times, Attempt.LEFT_OUT);
    int reach = 0;
    for (int i = 0; i < attempt.reach(); i++) {
      times[required[i]] = attempt.times()[i];
      reach = required[i] + 1;
    }
    for (int i = 0; i < attempt.reach(); i++) {
      int next = i + 1 < required.length ? required[i + 1] : funnel.size();
      boolean goesOn = i + 1 < attempt.reach();
      long until = goesOn ? attempt.times()[i + 1] : attempt.start() + funnel.windowMicros();
      reach = Math.max(reach, fill(times, required[i], next, goesOn, until, marks));
    }
    return new Attempt(Arrays.copyOf(times, reach), attempt.spoiling());
  }

  // Gives optional steps between two others their times; says how far that reaches.
  private int fill(
      long[] times, int before, int after, boolean goesOn, long untilMicros, Marks marks) {
    int reach = 0;
    int event = marks.firstFrom(times[before]);
    for (int step = before + 1; step < after; step++) {
      int found = event;
      while (found < marks.size()
          && marks.micros(found) <= untilMicros
          && !(marks.fills(found, step)
              && isFree(marks, found, times, before)
              && !(goesOn && !isFree(marks, found, times, after)))) {
        found++;
      }
      if (found < marks.size() && marks.micros(found) <= untilMicros) {
        times[step] = marks.micros(found);
        reach = step + 1;
        event = found + 1;
      }
    }
    return reach;
  }

  // Whether an event is not the one that a step was taken with.
  private static boolean isFree(Marks marks, int event, long[] times, int step) {
    return marks.micros(event) != times[step] || !marks.fills(event, step);
  }
}
