package io.moraine.analyses.experiments;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an experiment was planned.
 *
 * @param split the planned part of persons of each variant, the control first; empty where nothing
 *     was planned: then every variant that was seen gets as many, and the control is the variant
 *     named control, else the first by name
 * @param metrics what is measured
 * @param smallestLift the smallest change that matters, as a part of the value of all variants
 *     together
 * @param alpha the chance of a false alarm that is accepted
 * @param power the chance to find the smallest change that matters
 */
public record PlannedExperiment(
    Map<String, Double> split,
    List<ExperimentMetric> metrics,
    double smallestLift,
    double alpha,
    double power)
    implements Serializable {
  private static final String CONTROL = "control";

  public PlannedExperiment {
    split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
    metrics = List.copyOf(metrics);
    Levels.checked(alpha);
    Levels.checked(power);
    if (!(smallestLift > 0) || power <= alpha) {
      throw new IllegalArgumentException(
          "An experiment needs a smallest lift above zero and a power above its alpha, but has "
              + "a smallest lift of %s, a power of %s and an alpha of %s."
                  .formatted(smallestLift, power, alpha));
    }
    if (!split.isEmpty()
        && (split.size() < 2 || split.values().stream().anyMatch(part -> !(part > 0)))) {
      throw new IllegalArgumentException(
          "A planned split has at least two variants with a part above zero each, but is "
              + split
              + ".");
    }
  }

  /** The planned split, or that of variants that were seen where none was planned. */
  Map<String, Double> splitOf(Iterable<String> seen) {
    if (!split.isEmpty()) {
      return split;
    }
    Map<String, Double> equal = new LinkedHashMap<>();
    for (String variant : seen) {
      if (variant.equals(CONTROL)) {
        equal.put(variant, 1.0);
      }
    }
    seen.forEach(variant -> equal.put(variant, 1.0));
    return equal;
  }
}
