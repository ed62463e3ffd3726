package io.moraine.analyses.funnel;

import java.util.List;

/**
 * What an attempt has to be.
 *
 * @param steps what has to happen, at most {@value #MOST_STEPS}
 * @param windowMicros how long after its first event an attempt can go on; its end included
 * @param eventMayFillSuccessiveSteps whether one event can fill several steps that follow one
 *     another
 */
record Funnel(
    List<FunnelStep> steps,
    StepOrder order,
    long windowMicros,
    List<Exclusion> exclusions,
    boolean eventMayFillSuccessiveSteps) {
  /** As many as a mask of 64 bits has room for. */
  static final int MOST_STEPS = 62;

  Funnel {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
  }

  int size() {
    return steps.size();
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
        eventMayFillSuccessiveSteps);
  }
}
