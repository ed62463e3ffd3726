package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes marks of histories. */
final class Marker {
  private final Funnel funnel;
  private final Optional<Breakdown> breakdown;
  private final Predicate<Happening> asked;

  /**
   * @param asked which events are asked about; others only say what was an actor's first
   */
  Marker(Funnel funnel, Optional<Breakdown> breakdown, Predicate<Happening> asked) {
    this.funnel = funnel;
    this.breakdown = breakdown;
    this.asked = asked;
  }

  /** Fills marks with a history. */
  void mark(History history, Marks marks) {
    marks.clear();
    boolean all = funnel.order() == StepOrder.STRICT;
    long firstsSeen = 0;
    for (Happening event : history.events()) {
      long firsts = firsts(event, firstsSeen);
      firstsSeen |= firsts;
      if (asked.test(event)) {
        long steps = steps(event, firsts);
        long gaps = gaps(event);
        if (all || (steps | gaps) != 0) {
          Object held = held(event);
          marks.add(
              event.micros(),
              funnel.hold().isEmpty() || held != null ? steps : 0,
              gaps,
              breakdown.isEmpty() ? null : breakdown.get().valueOf(event),
              held);
        }
      }
    }
  }

  // The values of the held properties; null where the event lacks one, and then it fills no step.
  private Object held(Happening event) {
    if (funnel.hold().isEmpty()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (String property : funnel.hold()) {
      String value = event.text(property);
      if (value == null || value.isEmpty()) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  // The steps for which this is the actor's first event.
  private long firsts(Happening event, long seen) {
    long firsts = 0;
    List<FunnelStep> steps = funnel.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).firstTime() != FirstTime.NO
          && (seen >>> i & 1) == 0
          && steps.get(i).firstAmong().test(event)) {
        firsts |= 1L << i;
      }
    }
    return firsts;
  }

  private long steps(Happening event, long firsts) {
    long bits = 0;
    List<FunnelStep> steps = funnel.steps();
    for (int i = 0; i < steps.size(); i++) {
      FunnelStep step = steps.get(i);
      if ((step.firstTime() == FirstTime.NO || (firsts >>> i & 1) != 0)
          && step.pattern().test(event)) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  private long gaps(Happening event) {
    long bits = 0;
    for (Exclusion exclusion : funnel.exclusions()) {
      if (exclusion.pattern().test(event)) {
        bits |= exclusion.gaps();
      }
    }
    return bits;
  }
}
