package io.moraine.analyses.experiments;

import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * What a test says.
 *
 * @param statistic its statistic
 * @param p how likely one as extreme is where there is no effect
 */
public record TestResult(double statistic, double p) {

  static TestResult of(SignificanceResult result) {
    return new TestResult(result.getStatistic(), result.getPValue());
  }
}
