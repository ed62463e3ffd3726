package io.moraine.analyses.funnel;

import java.util.List;

/**
 * What an attempt has to be.
 *
 * @param steps what has to happen, at most {@value #MOST_STEPS}
 * @param windowMicros how long after its first event an attempt can go on; its end included
 * @param eventMayFillSuccessiveSteps whether one event can fill several steps that follow one
 *     another
 * @param hold properties of which all steps of an attempt have the same values
 */
record Funnel(
    List<FunnelStep> steps,
    StepOrder order,
    long windowMicros,
    List<Exclusion> exclusions,
    boolean eventMayFillSuccessiveSteps,
    List<String> hold) {
  /** As many as a mask of 64 bits has room for. */
  static final int MOST_STEPS = 62;

  Funnel {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    hold = List.copyOf(hold);
  }

  /** A funnel whose steps need not have anything in common. */
  Funnel(
      List<FunnelStep> steps,
      StepOrder order,
      long windowMicros,
      List<Exclusion> exclusions,
      boolean eventMayFillSuccessiveSteps) {
    this(steps, order, windowMicros, exclusions, eventMayFillSuccessiveSteps, List.of());
  }

  int size() {
    return steps.size();
  }

  /** Whether an attempt may leave steps out. */
  boolean hasOptionalSteps() {
    return steps.stream().anyMatch(FunnelStep::optional);
  }

  /** The step before a step that cannot be left out; negative for the first. */
  int requiredBefore(int step) {
    int before = step - 1;
    while (before >= 0 && steps.get(before).optional()) {
      before--;
    }
    return before;
  }

  /** The last step that cannot be left out. */
  int lastRequired() {
    return requiredBefore(size());
  }

  /** The same funnel up to a step; what is said of later ones is forgotten. */
  Funnel upTo(int lastStep) {
    return new Funnel(
        steps.subList(0, lastStep + 1),
        order,
        windowMicros,
        exclusions.stream()
            .filter(exclusion -> exclusion.fromStep() < lastStep)
            .map(
                exclusion ->
                    new Exclusion(
                        exclusion.pattern(),
                        exclusion.fromStep(),
                        Math.min(exclusion.toStep(), lastStep)))
            .toList(),
        eventMayFillSuccessiveSteps,
        hold);
  }
}
