package io.moraine.analyses.experiments;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many of how many.
 *
 * @param successes from 0 to the trials
 * @param trials at least one
 */
public record Proportion(long successes, long trials) {

  /** Refuses what is no proportion. */
  public Proportion {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "A proportion has at least one trial and from none to all successes, but has "
              + successes
              + " of "
              + trials
              + ".");
    }
  }

  /** The part of successes. */
  public double rate() {
    return (double) successes / trials;
  }

  /** The variance of one trial. */
  double trialVariance() {
    return rate() * (1 - rate());
  }

  /**
   * The interval of the large-sample normal approximation. It is too short for rare or few
   * successes; {@link #wilson} is the better one.
   *
   * @param level such as 0.95
   * @return not cut off at 0 and 1
   */
  public Interval wald(double level) {
    return Interval.around(rate(), Normal.halfWidth(level) * Math.sqrt(trialVariance() / trials));
  }

  /**
   * Wilson's score interval (Wilson, JASA 22, 1927).
   *
   * @param level such as 0.95
   * @return the interval
   */
  public Interval wilson(double level) {
    double z = Normal.halfWidth(level);
    double shrink = 1 + z * z / trials;
    double middle = (rate() + z * z / (2.0 * trials)) / shrink;
    double half =
        z / shrink * Math.sqrt(trialVariance() / trials + z * z / (4.0 * trials * trials));
    // At the ends the bound is exact; rounding would leave a hair.
    return new Interval(
        successes == 0 ? 0 : middle - half, successes == trials ? 1 : middle + half);
  }

  /**
   * Wilson's interval with a correction for continuity (Newcombe, Statistics in Medicine 17, 1998,
   * "Two-sided confidence intervals for the single proportion", method 4).
   *
   * @param level such as 0.95
   * @return the interval
   */
  public Interval wilsonCorrected(double level) {
    double z = Normal.halfWidth(level);
    double p = rate();
    double q = 1 - p;
    double middle = 2 * successes + z * z;
    double both = 2 * (trials + z * z);
    double down = z * Math.sqrt(z * z - 2 - 1.0 / trials + 4 * p * (trials * q + 1));
    double up = z * Math.sqrt(z * z + 2 - 1.0 / trials + 4 * p * (trials * q - 1));
    return new Interval(
        successes == 0 ? 0 : Math.max(0, (middle - 1 - down) / both),
        successes == trials ? 1 : Math.min(1, (middle + 1 + up) / both));
  }

  /**
   * The Wald interval of the proportion with z squared trials added, half of them successes
   * (Agresti and Coull, The American Statistician 52, 1998).
   *
   * @param level such as 0.95
   * @return not cut off at 0 and 1
   */
  public Interval agrestiCoull(double level) {
    double z = Normal.halfWidth(level);
    double more = trials + z * z;
    double middle = (successes + z * z / 2) / more;
    return Interval.around(middle, z * Math.sqrt(middle * (1 - middle) / more));
  }

  /**
   * The interval that never covers less than it says (Clopper and Pearson, Biometrika 26, 1934).
   *
   * @param level such as 0.95
   * @return the interval
   */
  public Interval clopperPearson(double level) {
    double tail = (1 - Levels.checked(level)) / 2;
    return new Interval(
        successes == 0
            ? 0
            : BetaDistribution.of(successes, trials - successes + 1.0)
                .inverseCumulativeProbability(tail),
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, (double) trials - successes)
                .inverseSurvivalProbability(tail));
  }

  /**
   * The central interval of the posterior under Jeffreys' prior (Brown, Cai and DasGupta,
   * Statistical Science 16, 2001, section 4.1.2).
   *
   * @param level such as 0.95
   * @return the interval
   */
  public Interval jeffreys(double level) {
    double tail = (1 - Levels.checked(level)) / 2;
    BetaDistribution posterior = BetaDistribution.of(successes + 0.5, trials - successes + 0.5);
    return new Interval(
        posterior.inverseCumulativeProbability(tail), posterior.inverseSurvivalProbability(tail));
  }
}
