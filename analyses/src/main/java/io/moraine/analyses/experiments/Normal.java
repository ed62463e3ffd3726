package io.moraine.analyses.experiments;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private static final double AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  private Normal() {}

  /** The chance of a value up to z. */
  static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  /** The chance of a value above z, without loss of digits far out. */
  static double above(double z) {
    return STANDARD.survivalProbability(z);
  }

  static double density(double z) {
    return AT_ZERO * Math.exp(-z * z / 2);
  }

  /** The value that is exceeded with a chance. */
  static double exceededWith(double chance) {
    return STANDARD.inverseSurvivalProbability(chance);
  }

  /** How many standard errors an interval of a level reaches to either side. */
  static double halfWidth(double level) {
    return exceededWith((1 - Levels.checked(level)) / 2);
  }

  /** The chance of a value at least this far from zero. */
  static double twoSided(double z) {
    return Math.min(1, 2 * above(Math.abs(z)));
  }
}
