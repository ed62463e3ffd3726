package io.moraine.analyses.experiments;

/**
 * A treatment beside the control, as if looked at once.
 *
 * @param control the control's value
 * @param treatment the treatment's value
 * @param variance of their difference
 * @param interval of the difference
 * @param lift the difference as a part of the control's value; not a number where that is zero
 * @param liftInterval of the lift
 * @param p two-sided
 */
public record Comparison(
    double control,
    double treatment,
    double variance,
    Interval interval,
    double lift,
    Interval liftInterval,
    double p) {

  /** Two rates: the pooled test, and Newcombe's interval. */
  static Comparison ofRates(Outcome.Rate control, Outcome.Rate treatment, double level) {
    TwoProportions two = new TwoProportions(control.proportion(), treatment.proportion());
    return with(control, treatment, two.newcombe(level), two.p(), level);
  }

  /** Two means: Welch's test. */
  static Comparison ofMeans(Moments control, Moments treatment, double level) {
    Outcome.Mean of = new Outcome.Mean(control);
    Outcome.Mean from = new Outcome.Mean(treatment);
    if (of.variance() + from.variance() == 0) {
      return ofEstimates(of, from, level);
    }
    MeanTest test = MeanTest.welch(control, treatment);
    return with(of, from, test.interval(level), test.p(), level);
  }

  /** Two estimates with their variances: the normal test. */
  static Comparison ofEstimates(Outcome control, Outcome treatment, double level) {
    double difference = treatment.value() - control.value();
    double error = Math.sqrt(control.variance() + treatment.variance());
    double p = difference == 0 ? 1 : Normal.twoSided(difference / error);
    Interval interval = Interval.around(difference, Normal.halfWidth(level) * error);
    return with(control, treatment, interval, p, level);
  }

  /** The lift's error is that of a ratio of independent estimates, by the delta method. */
  private static Comparison with(
      Outcome control, Outcome treatment, Interval interval, double p, double level) {
    double ratio = treatment.value() / control.value();
    double error =
        Math.sqrt(treatment.variance() + ratio * ratio * control.variance())
            / Math.abs(control.value());
    return new Comparison(
        control.value(),
        treatment.value(),
        control.variance() + treatment.variance(),
        interval,
        ratio - 1,
        Interval.around(ratio - 1, Normal.halfWidth(level) * error),
        p);
  }

  /** The treatment's value less the control's. */
  public double difference() {
    return treatment - control;
  }
}
