package io.moraine.analyses.experiments;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** The test of Mann, Whitney and Wilcoxon: whether one sample's numbers tend to be the greater. */
public final class RankTest {

  private RankTest() {}

  /**
   * The large-sample test: ties share their ranks and shrink the variance, and the statistic is
   * corrected for continuity.
   *
   * @param x one sample
   * @param y the other
   * @return U of the first sample and the two-sided p value
   */
  public static TestResult mannWhitney(double[] x, double[] y) {
    return test(x, y, PValueMethod.ASYMPTOTIC);
  }

  /**
   * The exact test, for small samples without ties.
   *
   * @param x one sample
   * @param y the other
   * @return U of the first sample and the two-sided p value
   */
  public static TestResult mannWhitneyExact(double[] x, double[] y) {
    return test(x, y, PValueMethod.EXACT);
  }

  private static TestResult test(double[] x, double[] y, PValueMethod method) {
    return TestResult.of(
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(ContinuityCorrection.ENABLED)
            .with(method)
            .test(withOneZero(x), withOneZero(y)));
  }

  // -0.0 and 0.0 are the same number, but not to whoever sorts them.
  private static double[] withOneZero(double[] numbers) {
    return Arrays.stream(numbers).map(number -> number + 0.0).toArray();
  }
}
