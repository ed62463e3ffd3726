package io.moraine.analyses.experiments;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A t test of a difference of means.
 *
 * @param difference the treatment's mean less the control's
 * @param standardError of the difference
 * @param degreesOfFreedom of the t distribution
 */
public record MeanTest(double difference, double standardError, double degreesOfFreedom) {

  /**
   * Welch's test, which lets the variances differ (Welch, Biometrika 34, 1947; the degrees of
   * freedom are Satterthwaite's).
   *
   * @param control at least two numbers
   * @param treatment at least two numbers
   * @return the test
   */
  public static MeanTest welch(Moments control, Moments treatment) {
    double of = control.meanVariance();
    double from = treatment.meanVariance();
    double both = of + from;
    double freedom =
        both * both / (of * of / (control.count() - 1) + from * from / (treatment.count() - 1));
    return new MeanTest(treatment.mean() - control.mean(), Math.sqrt(both), freedom);
  }

  /**
   * Student's test, for equal variances.
   *
   * @param control numbers
   * @param treatment numbers; with the control's at least three
   * @return the test
   */
  public static MeanTest student(Moments control, Moments treatment) {
    double freedom = control.count() + treatment.count() - 2.0;
    double variance = (control.squares() + treatment.squares()) / freedom;
    return new MeanTest(
        treatment.mean() - control.mean(),
        Math.sqrt(variance * (1.0 / control.count() + 1.0 / treatment.count())),
        freedom);
  }

  /**
   * The test of the differences within pairs.
   *
   * @param before one number per pair
   * @param after the other
   * @return the test of after less before
   */
  public static MeanTest paired(double[] before, double[] after) {
    PairMoments.of(before, after);
    double[] differences = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      differences[i] = after[i] - before[i];
    }
    return oneSample(Moments.of(differences), 0);
  }

  /**
   * The test of one mean.
   *
   * @param sample at least two numbers
   * @param mean what it is compared with
   * @return the test of the sample's mean less that
   */
  public static MeanTest oneSample(Moments sample, double mean) {
    return new MeanTest(
        sample.mean() - mean, Math.sqrt(sample.meanVariance()), sample.count() - 1.0);
  }

  /** The statistic; zero where there is neither difference nor error. */
  public double t() {
    return difference == 0 ? 0 : difference / standardError;
  }

  /** The two-sided p value. */
  public double p() {
    return Math.min(1, 2 * distribution().survivalProbability(Math.abs(t())));
  }

  /** The p value against a treatment that is not greater. */
  public double pGreater() {
    return distribution().survivalProbability(t());
  }

  /**
   * The interval of the difference.
   *
   * @param level such as 0.95
   * @return the interval of the difference
   */
  public Interval interval(double level) {
    double tail = (1 - Levels.checked(level)) / 2;
    return Interval.around(
        difference, distribution().inverseSurvivalProbability(tail) * standardError);
  }

  private TDistribution distribution() {
    return TDistribution.of(degreesOfFreedom);
  }
}
