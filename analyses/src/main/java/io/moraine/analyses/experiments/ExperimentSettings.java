package io.moraine.analyses.experiments;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Which experiments results tell of, and how they were planned.
 *
 * @param plans by experiment
 * @param unplanned how an experiment is read that has no plan
 */
public record ExperimentSettings(Map<String, PlannedExperiment> plans, PlannedExperiment unplanned)
    implements Serializable {
  /** The smallest change that matters where nobody says another. */
  private static final double USUAL_LIFT = 0.05;

  private static final double USUAL_ALPHA = 0.05;
  private static final double USUAL_POWER = 0.8;

  public ExperimentSettings {
    plans = Map.copyOf(plans);
  }

  /** Every experiment that is seen, all metrics, 5 % and a power of 80 %. */
  public static ExperimentSettings defaults() {
    return new ExperimentSettings(
        Map.of(),
        new PlannedExperiment(
            Map.of(), List.of(ExperimentMetric.values()), USUAL_LIFT, USUAL_ALPHA, USUAL_POWER));
  }

  PlannedExperiment of(String experiment) {
    return plans.getOrDefault(experiment, unplanned);
  }
}
