package io.moraine.analyses.experiments;

/**
 * What is believed of a treatment after the data, nothing having been believed before.
 *
 * @param better the chance that it is better than the control
 * @param expectedLoss what is lost on average by choosing it, in the metric's unit
 */
public record Belief(double better, double expectedLoss) {

  static Belief ofRates(Outcome.Rate control, Outcome.Rate treatment, MetricPlan.Better better) {
    BetaBinomial of = BetaBinomial.UNIFORM.after(control.proportion());
    BetaBinomial from = BetaBinomial.UNIFORM.after(treatment.proportion());
    return switch (better) {
      case HIGHER -> new Belief(from.above(of), from.expectedLoss(of));
      case LOWER -> new Belief(of.above(from), of.expectedLoss(from));
    };
  }

  /** Of a difference that is known but for a normal error. */
  static Belief ofDifference(double difference, double variance, MetricPlan.Better better) {
    double gain = better == MetricPlan.Better.HIGHER ? difference : -difference;
    double error = Math.sqrt(variance);
    if (error == 0) {
      return new Belief(gain > 0 ? 1 : gain < 0 ? 0 : 0.5, Math.max(0, -gain));
    }
    double z = gain / error;
    return new Belief(Normal.below(z), error * (Normal.density(z) - z * Normal.above(z)));
  }
}
