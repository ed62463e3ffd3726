package io.moraine.analyses.experiments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an experiment was set up.
 *
 * @param control the variant that the others are compared with
 * @param split the planned part of units of each variant, the control's among them; only
 *     proportions mean something
 * @param metrics what is measured
 * @param alpha the chance of a false alarm that is accepted, for each metric over all variants
 * @param power the chance to find the smallest effect that matters
 * @param reading when results may be acted on
 * @param correction how p values of several variants are corrected
 */
public record ExperimentPlan(
    String control,
    Map<String, Double> split,
    List<MetricPlan> metrics,
    double alpha,
    double power,
    Reading reading,
    MultipleTests correction) {

  /** When results may be acted on. */
  public enum Reading {
    /** Whenever one looks: the verdict stands on always valid p values. */
    AT_ANY_TIME,
    /** Once the planned number of units is there, and once only: on ordinary p values. */
    AT_THE_END
  }

  /** Refuses a plan that compares nothing. */
  public ExperimentPlan {
    split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
    metrics = List.copyOf(metrics);
    Levels.checked(alpha);
    Levels.checked(power);
    if (!split.containsKey(control) || split.size() < 2) {
      throw new IllegalArgumentException(
          "An experiment needs its control, "
              + control
              + ", and at least one more variant in its split, but the split is "
              + split
              + ".");
    }
    if (split.values().stream().anyMatch(part -> !(part > 0))) {
      throw new IllegalArgumentException(
          "Every variant's planned part must be positive, but the split is " + split + ".");
    }
  }

  /**
   * The usual plan: 5 %, a power of 80 %, read at any time, corrected by Holm's method.
   *
   * @param control the variant that the others are compared with
   * @param split as in the record
   * @param metrics what is measured
   * @return the plan
   */
  public static ExperimentPlan usual(
      String control, Map<String, Double> split, List<MetricPlan> metrics) {
    return new ExperimentPlan(
        control, split, metrics, 0.05, 0.8, Reading.AT_ANY_TIME, MultipleTests.HOLM);
  }

  /** The variants beside the control, in the order of the split. */
  List<String> treatments() {
    return split.keySet().stream().filter(variant -> !variant.equals(control)).toList();
  }
}
