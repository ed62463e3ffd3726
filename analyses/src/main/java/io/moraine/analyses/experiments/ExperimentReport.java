package io.moraine.analyses.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an experiment says, one row per metric and treatment.
 *
 * @param sampleRatio the test of the exposures against the plan
 * @param mismatch whether units are missing somewhere, which blocks every verdict
 * @param variants one row per metric and treatment, in the order of the plan
 */
public record ExperimentReport(
    TestResult sampleRatio, boolean mismatch, List<VariantReport> variants) {

  /** Keeps a copy. */
  public ExperimentReport {
    variants = List.copyOf(variants);
  }

  /**
   * Reads an experiment.
   *
   * @param plan how it was set up
   * @param exposures units that came to each variant, also where a metric has none of them
   * @param outcomes of each variant, by metric
   * @param daysRun how many days units have come in for, to tell the pace; 0 where it is not known
   * @return the report
   * @throws IllegalArgumentException naming a variant or metric that is missing
   */
  public static ExperimentReport of(
      ExperimentPlan plan,
      Map<String, Long> exposures,
      Map<String, Map<String, Outcome>> outcomes,
      int daysRun) {
    TestResult ratio =
        SampleRatio.test(
            plan.split().keySet().stream()
                .mapToLong(variant -> present(exposures, variant, "exposures"))
                .toArray(),
            plan.split().values().stream().mapToDouble(Double::doubleValue).toArray());
    boolean mismatch = ratio.p() < SampleRatio.ALARM;
    List<VariantReport> variants = new ArrayList<>();
    for (MetricPlan metric : plan.metrics()) {
      Map<String, Outcome> byVariant = present(outcomes, metric.name(), "outcomes");
      variants.addAll(new MetricReading(plan, metric, byVariant, mismatch, daysRun).reports());
    }
    return new ExperimentReport(ratio, mismatch, variants);
  }

  static <T> T present(Map<String, T> map, String name, String what) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "The plan names " + name + ", but the " + what + " are only of " + map.keySet() + ".");
    }
    return found;
  }
}
