package io.moraine.analyses.experiments;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What is believed of a rate: a beta distribution, which successes and failures sharpen.
 *
 * @param alpha successes, with those of the prior, at least the half of Jeffreys' prior
 * @param beta failures, with those of the prior, likewise
 */
public record BetaBinomial(double alpha, double beta) {

  /** Every rate is as likely as any other. */
  public static final BetaBinomial UNIFORM = new BetaBinomial(1, 1);

  private static final double FARTHEST = 1e-18;
  private static final int PANELS = 64;

  /** Above this many terms the sum is no better than the integral. */
  private static final double MOST_TERMS = 1e7;

  /** Refuses what is no beta distribution. */
  public BetaBinomial {
    if (!(alpha >= 0.5 && beta >= 0.5)) {
      throw new IllegalArgumentException(
          "A belief in a rate needs at least half a success and half a failure, but has "
              + alpha
              + " and "
              + beta
              + ".");
    }
  }

  /**
   * What is believed once something was observed.
   *
   * @param seen what was observed
   * @return what is believed after it
   */
  public BetaBinomial after(Proportion seen) {
    return new BetaBinomial(alpha + seen.successes(), beta + (seen.trials() - seen.successes()));
  }

  /** The expected rate. */
  public double mean() {
    return alpha / (alpha + beta);
  }

  /**
   * The chance that this rate is above another, independent one. Exact, by a sum over whole
   * successes (Cook, "Exact calculation of beta inequalities", 2005, in the form of E. Miller); by
   * an integral where the parameters are not whole.
   *
   * @param other the other rate
   * @return from 0 to 1
   */
  public double above(BetaBinomial other) {
    return alpha == Math.rint(alpha) && alpha <= MOST_TERMS
        ? Math.min(1, sum(other))
        : integral(other);
  }

  private double sum(BetaBinomial other) {
    double all = other.beta + beta;
    // The first term, then each from the one before: no term needs a beta function of its own.
    double log = logBeta(other.alpha, all) - logBeta(other.alpha, other.beta);
    double sum = 0;
    for (long i = 0; i < alpha; i++) {
      sum += Math.exp(log);
      log += Math.log((other.alpha + i) / (other.alpha + i + all) * ((beta + i) / (i + 1)));
    }
    return sum;
  }

  private static double logBeta(double a, double b) {
    return LogGamma.value(a) + LogGamma.value(b) - LogGamma.value(a + b);
  }

  private double integral(BetaBinomial other) {
    BetaDistribution own = distribution();
    BetaDistribution others = other.distribution();
    return integral(own, others::cumulativeProbability);
  }

  /** Over the angle whose squared sine is the rate: there no density has a pole at the ends. */
  private static double integral(BetaDistribution over, DoubleUnaryOperator function) {
    return Quadrature.over(
            Math.asin(Math.sqrt(over.inverseCumulativeProbability(FARTHEST))),
            Math.asin(Math.sqrt(over.inverseSurvivalProbability(FARTHEST))),
            PANELS)
        .integral(
            angle -> {
              double rate = Math.sin(angle) * Math.sin(angle);
              return over.density(rate) * Math.sin(2 * angle) * function.applyAsDouble(rate);
            });
  }

  private BetaDistribution distribution() {
    return BetaDistribution.of(alpha, beta);
  }

  /**
   * What is lost, on average, if this variant is chosen and the other rate is the higher after all.
   *
   * @param other the rate given up
   * @return in rate
   */
  public double expectedLoss(BetaBinomial other) {
    return other.mean() * new BetaBinomial(other.alpha + 1, other.beta).above(this)
        - mean() * other.above(new BetaBinomial(alpha + 1, beta));
  }

  /**
   * The chance of each of several rates to be the highest.
   *
   * @param rates at least one
   * @return in the same order
   */
  public static double[] best(List<BetaBinomial> rates) {
    List<BetaDistribution> all = rates.stream().map(BetaBinomial::distribution).toList();
    return IntStream.range(0, all.size())
        .mapToDouble(
            i ->
                integral(
                    all.get(i),
                    rate ->
                        IntStream.range(0, all.size())
                            .filter(j -> j != i)
                            .mapToDouble(j -> all.get(j).cumulativeProbability(rate))
                            .reduce(1, (one, other) -> one * other)))
        .toArray();
  }
}
