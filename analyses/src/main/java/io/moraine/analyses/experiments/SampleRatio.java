package io.moraine.analyses.experiments;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether units came to the variants in the proportions planned. Where they did not, units are lost
 * or counted on one side only, and no comparison of the sides means anything (Fabijan et al.,
 * "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019).
 */
public final class SampleRatio {

  /** Below this p value a mismatch is taken as a fact: a check that is looked at daily. */
  public static final double ALARM = 0.001;

  private SampleRatio() {}

  /**
   * Pearson's test of the counts against the plan.
   *
   * @param counts the units of each variant
   * @param ratio the planned proportions, as many, each positive; they need not sum to one
   * @return the test
   */
  public static TestResult test(long[] counts, double... ratio) {
    if (counts.length < 2 || counts.length != ratio.length) {
      throw new IllegalArgumentException(
          "A sample ratio needs at least two variants with one planned part each, but there are "
              + counts.length
              + " counts and "
              + ratio.length
              + " parts.");
    }
    if (Arrays.stream(ratio).anyMatch(part -> !(part > 0))) {
      throw new IllegalArgumentException(
          "Every variant's planned part must be positive, but they are "
              + Arrays.toString(ratio)
              + ".");
    }
    double total = Arrays.stream(counts).sum();
    if (total == 0) {
      return new TestResult(0, 1);
    }
    double parts = Arrays.stream(ratio).sum();
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = total * ratio[i] / parts;
      double off = counts[i] - expected;
      statistic += off * off / expected;
    }
    return new TestResult(
        statistic, ChiSquaredDistribution.of(counts.length - 1.0).survivalProbability(statistic));
  }

  /**
   * The same where each variant was to get as many.
   *
   * @param counts the units of each variant
   * @return the test
   */
  public static TestResult equal(long... counts) {
    double[] ratio = new double[counts.length];
    Arrays.fill(ratio, 1);
    return test(counts, ratio);
  }
}
