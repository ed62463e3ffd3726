package io.moraine.analyses.experiments;

/**
 * A ratio of sums whose parts belong to units: revenue by orders, clicks by views. Its error is
 * that of units, by the delta method (Deng, Knoblich and Lu, "Applying the delta method in metric
 * analytics", KDD 2018, section 3).
 *
 * @param units numerator (x) and denominator (y) of each unit
 */
public record RatioMetric(PairMoments units) {

  /** The sum of numerators by the sum of denominators. */
  public double ratio() {
    return units.x().mean() / units.y().mean();
  }

  /** The standard error of the ratio. */
  public double standardError() {
    return Math.sqrt(variance());
  }

  /** The variance of the ratio. */
  double variance() {
    double ratio = ratio();
    double ofUnit =
        units.x().variance()
            - 2 * ratio * units.covariance()
            + ratio * ratio * units.y().variance();
    return ofUnit / units.count() / (units.y().mean() * units.y().mean());
  }
}
