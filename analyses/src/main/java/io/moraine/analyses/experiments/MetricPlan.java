package io.moraine.analyses.experiments;

/**
 * What is wanted of a metric, written down before the experiment: what is chosen by the data is not
 * tested by them.
 *
 * @param name of the metric
 * @param baseline the value expected of the control, not zero
 * @param smallestLift the smallest change that matters, as a part of the baseline: 0.05 is 5 %
 * @param better which way the metric should go
 */
public record MetricPlan(String name, double baseline, double smallestLift, Better better) {

  /** Which way a metric should go. */
  public enum Better {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER
  }

  /** Refuses a plan without an effect to look for. */
  public MetricPlan {
    if (!(Math.abs(baseline) > 0) || !(smallestLift > 0)) {
      throw new IllegalArgumentException(
          "Metric "
              + name
              + " needs a baseline that is not zero and a smallest lift above zero, but has "
              + baseline
              + " and "
              + smallestLift
              + ".");
    }
  }

  /** The smallest change that matters, in the metric's unit. */
  double smallestEffect() {
    return Math.abs(baseline) * smallestLift;
  }
}
