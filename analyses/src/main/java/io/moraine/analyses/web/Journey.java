package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A way through pages that may be part of a visitor's. A visitor's way is all that they did in the
 * range, over visits; steps that are equal and follow one another are one step.
 *
 * @param scope whose ways
 * @param steps the steps asked for, from the first to the last one, or against time from the last
 * @param backward whether against time
 * @param consecutive whether nothing may lie between the steps
 */
record Journey(WebScope scope, List<StepPattern> steps, boolean backward, boolean consecutive) {
  /** No journey is longer. */
  static final int LONGEST = 20;

  Journey {
    steps = List.copyOf(steps);
  }

  /** The journey and one step more. */
  Journey and(StepPattern step) {
    List<StepPattern> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Journey(scope, longer, backward, consecutive);
  }

  /** How many of the steps a visitor took at most. */
  int reached(History history) {
    List<JourneyStep> way = way(history);
    int reached = 0;
    for (int start = 0; start < way.size() && reached < steps.size(); start++) {
      reached = Math.max(reached, walk(way, start).steps());
    }
    return reached;
  }

  /** The steps that a visitor took after the journey: the very next one, each time. */
  Set<JourneyStep> next(History history) {
    List<JourneyStep> way = way(history);
    Set<JourneyStep> next = new LinkedHashSet<>();
    for (int start = 0; start < way.size(); start++) {
      Walk walk = walk(way, start);
      if (walk.steps() == steps.size() && walk.end() < way.size()) {
        next.add(way.get(walk.end()));
      }
    }
    return next;
  }

  private Walk walk(List<JourneyStep> way, int start) {
    int taken = 0;
    int at = start;
    while (taken < steps.size() && at < way.size()) {
      if (steps.get(taken).test(way.get(at))) {
        taken++;
      } else if (consecutive || taken == 0) {
        break;
      }
      at++;
    }
    return new Walk(taken, at);
  }

  private List<JourneyStep> way(History history) {
    List<JourneyStep> way = new ArrayList<>();
    for (Visit visit : scope.visits().visits(history.events())) {
      for (Happening event : visit.counted()) {
        if (scope.range().contains(event.micros()) && !event.name().equals(Pages.ENGAGEMENT)) {
          JourneyStep step = JourneyStep.of(event);
          if (way.isEmpty() || !way.get(way.size() - 1).equals(step)) {
            way.add(step);
          }
        }
      }
    }
    if (backward) {
      Collections.reverse(way);
    }
    return way;
  }

  /**
   * How far the journey went from a place.
   *
   * @param steps how many of its steps were taken
   * @param end the place after the last of them
   */
  private record Walk(int steps, int end) {}
}
