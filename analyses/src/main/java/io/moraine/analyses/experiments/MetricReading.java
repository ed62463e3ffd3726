package io.moraine.analyses.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One metric of all treatments, whose p values are corrected together. */
final class MetricReading {

  /** From how many units on each side on an estimate is taken to be normal. */
  private static final int FEWEST_UNITS = 30;

  private final ExperimentPlan plan;
  private final MetricPlan metric;
  private final Map<String, Outcome> outcomes;
  private final boolean mismatch;
  private final int daysRun;
  private final double level;

  MetricReading(
      ExperimentPlan plan,
      MetricPlan metric,
      Map<String, Outcome> outcomes,
      boolean mismatch,
      int daysRun) {
    this.plan = plan;
    this.metric = metric;
    this.outcomes = outcomes;
    this.mismatch = mismatch;
    this.daysRun = daysRun;
    this.level = 1 - plan.alpha();
  }

  /** One row per treatment, in the order of the plan. */
  List<VariantReport> reports() {
    Outcome control = outcome(plan.control());
    Optional<Cuped> cuped = cuped();
    Map<String, Look> looks = new LinkedHashMap<>();
    for (String variant : plan.treatments()) {
      looks.put(variant, look(control, outcome(variant), variant, cuped));
    }
    double[] corrected =
        plan.correction().adjust(looks.values().stream().mapToDouble(Look::p).toArray());
    double[] valid =
        plan.correction().adjust(looks.values().stream().mapToDouble(Look::alwaysValidP).toArray());
    List<VariantReport> reports = new ArrayList<>();
    looks.forEach(
        (variant, look) ->
            reports.add(report(variant, look, corrected[reports.size()], valid[reports.size()])));
    return reports;
  }

  private Outcome outcome(String variant) {
    return ExperimentReport.present(outcomes, variant, "outcomes of " + metric.name());
  }

  /** Adjusts by history, where every variant has some. */
  private Optional<Cuped> cuped() {
    List<PairMoments> histories = new ArrayList<>();
    for (String variant : plan.split().keySet()) {
      if (outcome(variant) instanceof Outcome.MeanWithHistory mean && mean.units() >= 2) {
        histories.add(mean.amounts());
      }
    }
    boolean varies =
        histories.stream().reduce(PairMoments.NONE, PairMoments::plus).x().squares() > 0;
    return histories.size() == plan.split().size() && varies
        ? Optional.of(Cuped.of(histories))
        : Optional.empty();
  }

  private Look look(Outcome control, Outcome treatment, String variant, Optional<Cuped> cuped) {
    if (control.units() < 2 || treatment.units() < 2) {
      return new Look(treatment, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }
    Comparison raw = compare(control, treatment);
    Optional<Comparison> adjusted = cuped.map(all -> adjusted(all, variant));
    Comparison decisive = adjusted.orElse(raw);
    return new Look(
        treatment,
        Optional.of(raw),
        adjusted,
        cuped.map(Cuped::varianceReduction).orElse(0.0),
        alwaysValid(control, treatment, decisive));
  }

  /**
   * Nothing before the estimates are normal enough: a variance that is itself estimated from a few
   * units would be believed too early.
   */
  private Optional<AlwaysValid> alwaysValid(
      Outcome control, Outcome treatment, Comparison comparison) {
    double variance =
        control instanceof Outcome.Rate of && treatment instanceof Outcome.Rate from
            ? new TwoProportions(of.proportion(), from.proportion()).smoothedVariance()
            : comparison.variance();
    boolean enough = Math.min(control.units(), treatment.units()) >= FEWEST_UNITS;
    return enough && variance > 0
        ? Optional.of(
            new AlwaysValid(
                comparison.difference(),
                variance,
                metric.smallestEffect() * metric.smallestEffect()))
        : Optional.empty();
  }

  private Comparison compare(Outcome control, Outcome treatment) {
    if (control instanceof Outcome.Rate of && treatment instanceof Outcome.Rate from) {
      return Comparison.ofRates(of, from, level);
    }
    if (control instanceof Outcome.Mean of && treatment instanceof Outcome.Mean from) {
      return Comparison.ofMeans(of.amounts(), from.amounts(), level);
    }
    if (control instanceof Outcome.MeanWithHistory of
        && treatment instanceof Outcome.MeanWithHistory from) {
      return Comparison.ofMeans(of.amounts().y(), from.amounts().y(), level);
    }
    if (control instanceof Outcome.Ratio && treatment instanceof Outcome.Ratio) {
      return Comparison.ofEstimates(control, treatment, level);
    }
    throw new IllegalArgumentException(
        "The variants of "
            + metric.name()
            + " must be measured alike, but are "
            + control.getClass().getSimpleName()
            + " and "
            + treatment.getClass().getSimpleName()
            + ".");
  }

  private Comparison adjusted(Cuped cuped, String variant) {
    List<String> order = List.copyOf(plan.split().keySet());
    return Comparison.ofMeans(
        cuped.adjusted().get(order.indexOf(plan.control())),
        cuped.adjusted().get(order.indexOf(variant)),
        level);
  }

  private VariantReport report(String variant, Look look, double p, double valid) {
    double power = look.decisive().map(this::power).orElse(plan.alpha());
    OptionalLong days = look.decisive().map(this::daysNeeded).orElse(OptionalLong.empty());
    Verdict verdict = verdict(look, p, valid, power);
    return new VariantReport(
        metric.name(),
        variant,
        look.outcome().units(),
        look.raw(),
        look.adjusted(),
        look.varianceReduction(),
        p,
        valid,
        look.valid().map(each -> each.interval(level)),
        belief(look),
        power,
        days,
        verdict,
        new VerdictSentence(plan, metric, variant).of(verdict, look.decisive(), p, valid, days));
  }

  private Optional<Belief> belief(Look look) {
    return look.decisive()
        .map(
            decisive ->
                outcome(plan.control()) instanceof Outcome.Rate of
                        && look.outcome() instanceof Outcome.Rate from
                    ? Belief.ofRates(of, from, metric.better())
                    : Belief.ofDifference(
                        decisive.difference(), decisive.variance(), metric.better()));
  }

  private Verdict verdict(Look look, double p, double valid, double power) {
    if (mismatch) {
      return Verdict.SAMPLE_RATIO_MISMATCH;
    }
    boolean complete = power >= plan.power();
    boolean alarm =
        switch (plan.reading()) {
          case AT_ANY_TIME -> valid <= plan.alpha();
          case AT_THE_END -> complete && p <= plan.alpha();
        };
    if (alarm && look.decisive().isPresent()) {
      boolean rose = look.decisive().get().difference() > 0;
      return rose == (metric.better() == MetricPlan.Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
    }
    return complete ? Verdict.NO_EFFECT_FOUND : Verdict.TOO_EARLY;
  }

  /** Of one comparison of as many as there are treatments. */
  private Power design() {
    return Power.twoSided(plan.alpha() / plan.treatments().size());
  }

  private double power(Comparison comparison) {
    // Two units on each side have the variance of one: the effect is then in standard errors.
    // Where nothing varies yet, nothing is known of how much it will.
    return comparison.variance() == 0
        ? plan.alpha()
        : design().normal(metric.smallestEffect() / Math.sqrt(comparison.variance()), 2);
  }

  private OptionalLong daysNeeded(Comparison comparison) {
    if (daysRun <= 0 || comparison.variance() == 0) {
      return OptionalLong.empty();
    }
    double errors = design().normalEffect(2, plan.power());
    double enough = Math.pow(metric.smallestEffect() / errors, 2);
    double times = comparison.variance() / enough;
    return OptionalLong.of(Math.max(0, (long) Math.ceil(daysRun * (times - 1))));
  }
}
