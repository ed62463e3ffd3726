package io.moraine.analyses.experiments;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.GTest;

/**
 * A table of two rows and two columns of counts.
 *
 * @param a first row, first column
 * @param b first row, second column
 * @param c second row, first column
 * @param d second row, second column
 */
public record TwoByTwo(long a, long b, long c, long d) {

  private static final ChiSquaredDistribution ONE = ChiSquaredDistribution.of(1);

  /** By how much of itself a probability may be off. */
  private static final double EQUALLY_LIKELY = 1e-7;

  /** Refuses negative counts and an empty row or column, of which no test can say anything. */
  public TwoByTwo {
    if (Math.min(Math.min(a, b), Math.min(c, d)) < 0
        || a + b == 0
        || c + d == 0
        || a + c == 0
        || b + d == 0) {
      throw new IllegalArgumentException(
          "A table of counts needs a positive sum in each row and column, but is "
              + a
              + " "
              + b
              + " / "
              + c
              + " "
              + d
              + ".");
    }
  }

  /** Pearson's test of independence. */
  public TestResult chiSquare() {
    return TestResult.of(ChiSquareTest.withDefaults().test(counts()));
  }

  /**
   * Pearson's test with Yates' correction for continuity, which is never larger than the
   * uncorrected statistic: the correction stops at no difference.
   *
   * @return the test
   */
  public TestResult chiSquareYates() {
    double n = (double) a + b + c + d;
    double off = Math.abs((double) a * d - (double) b * c);
    double corrected = Math.max(0, off - n / 2);
    double statistic =
        n * corrected * corrected / (((double) a + b) * (c + d)) / (((double) a + c) * (b + d));
    return new TestResult(statistic, ONE.survivalProbability(statistic));
  }

  /** The likelihood ratio test of independence. */
  public TestResult g() {
    return TestResult.of(GTest.withDefaults().test(counts()));
  }

  /**
   * Fisher's exact test. Two-sided, it adds up the tables that are at most as likely as this one;
   * of tables that are equally likely rounding must not leave one out.
   *
   * @param alternative on the odds ratio
   * @return the odds ratio of the sample and the p value
   */
  public TestResult fisher(AlternativeHypothesis alternative) {
    HypergeometricDistribution chance =
        HypergeometricDistribution.of(
            Math.toIntExact(a + b + c + d), Math.toIntExact(a + b), Math.toIntExact(a + c));
    int seen = Math.toIntExact(a);
    double p =
        switch (alternative) {
          case LESS_THAN -> chance.cumulativeProbability(seen);
          case GREATER_THAN -> chance.survivalProbability(seen - 1);
          case TWO_SIDED -> atMostAsLikely(chance, seen);
        };
    return new TestResult(oddsRatio(), p);
  }

  private static double atMostAsLikely(HypergeometricDistribution chance, int seen) {
    double likely = chance.probability(seen) * (1 + EQUALLY_LIKELY);
    double sum = 0;
    for (int other = chance.getSupportLowerBound();
        other <= chance.getSupportUpperBound();
        other++) {
      double probability = chance.probability(other);
      sum += probability <= likely ? probability : 0;
    }
    return Math.min(1, sum);
  }

  /** The odds of the first row by those of the second; infinite where b or c is zero. */
  public double oddsRatio() {
    return (double) a * d / ((double) b * c);
  }

  private long[][] counts() {
    return new long[][] {{a, b}, {c, d}};
  }
}
