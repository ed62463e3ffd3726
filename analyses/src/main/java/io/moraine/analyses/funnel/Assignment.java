package io.moraine.analyses.funnel;

import java.util.Arrays;

/**
 * Whether events of one time can fill steps, each event one of them: a matching of steps with
 * events, found by augmenting paths (Kuhn 1955).
 */
final class Assignment {
  private final boolean eventMayFillSuccessiveSteps;
  private int[] stepOfEvent = new int[4];
  private boolean[] tried = new boolean[4];

  Assignment(boolean eventMayFillSuccessiveSteps) {
    this.eventMayFillSuccessiveSteps = eventMayFillSuccessiveSteps;
  }

  /**
   * Whether the events from one index up to, not including, another can fill the steps from one up
   * to, not including, another.
   */
  boolean fills(Marks marks, int from, int end, int firstStep, int endStep) {
    for (int step = firstStep; step < endStep; step++) {
      if (!anyFills(marks, from, end, step)) {
        return false;
      }
    }
    if (endStep - firstStep == 1 || eventMayFillSuccessiveSteps) {
      return true;
    }
    return endStep - firstStep <= end - from && matches(marks, from, end, firstStep, endStep);
  }

  private boolean matches(Marks marks, int from, int end, int firstStep, int endStep) {
    int events = end - from;
    if (stepOfEvent.length < events) {
      stepOfEvent = new int[2 * events];
      tried = new boolean[2 * events];
    }
    Arrays.fill(stepOfEvent, 0, events, -1);
    for (int step = firstStep; step < endStep; step++) {
      Arrays.fill(tried, 0, events, false);
      if (!place(marks, from, events, step)) {
        return false;
      }
    }
    return true;
  }

  private boolean place(Marks marks, int from, int events, int step) {
    for (int event = 0; event < events; event++) {
      if (!tried[event] && marks.fills(from + event, step)) {
        tried[event] = true;
        if (stepOfEvent[event] < 0 || place(marks, from, events, stepOfEvent[event])) {
          stepOfEvent[event] = step;
          return true;
        }
      }
    }
    return false;
  }

  private static boolean anyFills(Marks marks, int from, int end, int step) {
    for (int event = from; event < end; event++) {
      if (marks.fills(event, step)) {
        return true;
      }
    }
    return false;
  }
}
