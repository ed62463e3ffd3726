package io.moraine.analyses.experiments;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A verdict in words that somebody can read out in a meeting. */
record VerdictSentence(ExperimentPlan plan, MetricPlan metric, String variant) {

  String of(
      Verdict verdict,
      Optional<Comparison> comparison,
      double p,
      double valid,
      OptionalLong daysNeeded) {
    return switch (verdict) {
      case SAMPLE_RATIO_MISMATCH ->
          "The variants did not get the units that were planned; find out where they are lost before"
              + " reading anything else.";
      case BETTER, WORSE -> change(verdict, comparison.orElseThrow(), p, valid);
      case NO_EFFECT_FOUND ->
          "As many units came as were planned to find a change of "
              + percent(metric.smallestLift())
              + " in "
              + metric.name()
              + ", and "
              + variant
              + " shows none"
              + between(comparison)
              + ".";
      case TOO_EARLY ->
          "It is too early to say whether "
              + variant
              + " changes "
              + metric.name()
              + between(comparison)
              + (daysNeeded.isPresent()
                  ? "; " + days(daysNeeded.getAsLong()) + " needed at the present pace."
                  : "; let it run.");
    };
  }

  private String change(Verdict verdict, Comparison comparison, double p, double valid) {
    boolean rose = comparison.difference() > 0;
    double held = plan.reading() == ExperimentPlan.Reading.AT_ANY_TIME ? valid : p;
    return variant
        + " is "
        + verdict.name().toLowerCase(Locale.ROOT)
        + " than "
        + plan.control()
        + ": "
        + metric.name()
        + (rose ? " rose by " : " fell by ")
        + (Double.isFinite(comparison.lift())
            ? percent(Math.abs(comparison.lift()))
            : number(Math.abs(comparison.difference())))
        + between(Optional.of(comparison))
        + ", p "
        + (held < 0.0001 ? "below 0.0001" : number(held))
        + ".";
  }

  private String between(Optional<Comparison> comparison) {
    return comparison
        .map(Comparison::liftInterval)
        .filter(interval -> Double.isFinite(interval.low()) && Double.isFinite(interval.high()))
        .map(
            interval ->
                " ("
                    + percent(1 - plan.alpha())
                    + " between "
                    + percent(interval.low())
                    + " and "
                    + percent(interval.high())
                    + ")")
        .orElse("");
  }

  private static String days(long days) {
    return days == 1 ? "one more day is" : days + " more days are";
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.3g %%", 100 * part);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.3g", number);
  }
}
