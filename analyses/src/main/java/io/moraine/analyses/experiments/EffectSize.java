package io.moraine.analyses.experiments;

/**
 * Effects without a unit (Cohen, "Statistical power analysis for the behavioral sciences", 1988).
 */
public final class EffectSize {

  private EffectSize() {}

  /**
   * The difference of two proportions on the scale on which their errors are alike.
   *
   * @param rate from 0 to 1
   * @param other from 0 to 1
   * @return Cohen's h, positive where the first is the greater
   */
  public static double h(double rate, double other) {
    return angle(rate) - angle(other);
  }

  private static double angle(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("A rate is a number from 0 to 1, but is " + rate + ".");
    }
    return 2 * Math.asin(Math.sqrt(rate));
  }

  /**
   * The difference of two means in standard deviations, the variance taken from both samples.
   *
   * @param control at least two numbers
   * @param treatment at least two numbers
   * @return Cohen's d, positive where the treatment is the greater
   */
  public static double d(Moments control, Moments treatment) {
    double variance =
        (control.squares() + treatment.squares()) / (control.count() + treatment.count() - 2);
    return (treatment.mean() - control.mean()) / Math.sqrt(variance);
  }
}
