package io.moraine.analyses.experiments;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The distribution of t where there is an effect: of (Z + shift) / sqrt(V / freedom), Z standard
 * normal, V chi-squared. Its chances are integrals over the square root of V / freedom, which is a
 * bell around one (Johnson, Kotz and Balakrishnan, "Continuous univariate distributions" 2, 1995,
 * section 31.2).
 */
final class NoncentralT {

  private static final double FARTHEST = 1e-17;
  private static final int PANELS = 24;

  private final double freedom;
  private final double shift;
  private final ChiSquaredDistribution squares;
  private final Quadrature spread;

  NoncentralT(double freedom, double shift) {
    this.freedom = freedom;
    this.shift = shift;
    this.squares = ChiSquaredDistribution.of(freedom);
    this.spread =
        Quadrature.over(
            Math.sqrt(squares.inverseCumulativeProbability(FARTHEST) / freedom),
            Math.sqrt(squares.inverseSurvivalProbability(FARTHEST) / freedom),
            PANELS);
  }

  double above(double t) {
    return spread.integral(s -> density(s) * Normal.above(t * s - shift));
  }

  double below(double t) {
    return spread.integral(s -> density(s) * Normal.below(t * s - shift));
  }

  private double density(double s) {
    return squares.density(freedom * s * s) * 2 * freedom * s;
  }
}
