package io.moraine.analyses.experiments;

/**
 * What may be looked at whenever one likes. The likelihood of the data under effects spread
 * normally around none, by that under none, is expected to be one at every moment if there is none,
 * and so rarely becomes large (Robbins, Annals of Mathematical Statistics 41, 1970; Johari, Koomen,
 * Pekelis and Walsh, "Always valid inference", Operations Research 70, 2022, equation 5).
 *
 * @param difference the estimate of the effect
 * @param variance of that estimate: for two arms of n units with variance s2 each, 2 s2 / n
 * @param mixing the variance of the effects thought of; the power is best for effects of about its
 *     square root, and it must not be chosen by the data
 */
public record AlwaysValid(double difference, double variance, double mixing) {

  /** Refuses variances that are none. */
  public AlwaysValid {
    if (!(variance >= 0) || !(mixing > 0)) {
      throw new IllegalArgumentException(
          "The variance of the estimate must not be negative and that of the mixing must be"
              + " positive, but they are "
              + variance
              + " and "
              + mixing
              + ".");
    }
  }

  /**
   * Two arms of one size.
   *
   * @param difference of the means
   * @param units of each arm
   * @param unitVariance of one unit
   * @param mixing the variance of the effects thought of
   * @return what they say
   */
  public static AlwaysValid ofArms(
      double difference, long units, double unitVariance, double mixing) {
    return new AlwaysValid(difference, 2 * unitVariance / units, mixing);
  }

  /** The mixture's likelihood by that of no effect. */
  public double likelihoodRatio() {
    return Math.exp(logLikelihoodRatio());
  }

  private double logLikelihoodRatio() {
    if (variance == 0) {
      return difference == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double both = variance + mixing;
    return (Math.log(variance / both) + mixing * difference * difference / (variance * both)) / 2;
  }

  /** The p value of this look; the always valid p value is the least of all looks so far. */
  public double p() {
    return Math.min(1, Math.exp(-logLikelihoodRatio()));
  }

  /**
   * The interval of this look. All intervals of all looks contain the effect, with the confidence
   * of the level.
   *
   * @param level such as 0.95
   * @return around the estimate
   */
  public Interval interval(double level) {
    return Interval.around(difference, halfWidth(level));
  }

  /**
   * Half the width of the interval of this look.
   *
   * @param level such as 0.95
   * @return how far the interval reaches to either side
   */
  public double halfWidth(double level) {
    double both = variance + mixing;
    return Math.sqrt(
        variance
            * both
            / mixing
            * (Math.log(both / variance) - 2 * Math.log(1 - Levels.checked(level))));
  }

  /**
   * Half the width of the two-sided normal mixture's confidence sequence for a mean (Howard,
   * Ramdas, McAuliffe and Sekhon, Annals of Statistics 49, 2021, equation 14).
   *
   * @param deviation the standard deviation of one observation, or a bound on its sub-Gaussian
   *     scale
   * @param units how many observations
   * @param rho the tuning: the interval is narrowest at about this intrinsic time
   * @param level such as 0.95
   * @return half the width
   */
  public static double normalMixture(double deviation, long units, double rho, double level) {
    double alpha = 1 - Levels.checked(level);
    double intrinsic = units * deviation * deviation;
    return Math.sqrt((intrinsic + rho) * Math.log((intrinsic + rho) / (rho * alpha * alpha)))
        / units;
  }
}
