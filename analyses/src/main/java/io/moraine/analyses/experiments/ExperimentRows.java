package io.moraine.analyses.experiments;

import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.results.AbTestResult;
import io.moraine.schemas.results.Bots;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The rows of one experiment. The value that a metric is planned with is that of all variants
 * together, which says nothing of their difference (Gould and Shih, "Sample size re-estimation
 * without unblinding", Communications in Statistics 21, 1992); a metric that no person of any
 * variant has is left out.
 */
final class ExperimentRows {
  private final String experiment;
  private final PlannedExperiment planned;
  private final ResultOutput rows;
  private final Map<String, Double> split;
  private final String control;
  private final Map<String, ExposedPersons.Variant> variants = new LinkedHashMap<>();
  private final LocalDate firstDay;
  private final int days;
  private final long leftOut;
  private final String currency;

  ExperimentRows(
      String experiment,
      ExposedPersons exposed,
      PlannedExperiment planned,
      DataSpan span,
      ResultOutput rows) {
    this.experiment = experiment;
    this.planned = planned;
    this.rows = rows;
    this.currency = span.money().currency();
    this.split = planned.splitOf(exposed.variants().keySet());
    this.control = split.keySet().stream().findFirst().orElse(null);
    for (String variant : split.keySet()) {
      variants.put(variant, exposed.variants().getOrDefault(variant, new ExposedPersons.Variant()));
    }
    long unplanned =
        exposed.variants().entrySet().stream()
            .filter(seen -> !split.containsKey(seen.getKey()))
            .mapToLong(seen -> seen.getValue().units())
            .sum();
    this.leftOut = ExposedPersons.sum(exposed.several()) + unplanned;
    this.firstDay =
        Stream.concat(
                exposed.variants().values().stream().map(ExposedPersons.Variant::days),
                Stream.of(exposed.several()))
            .map(Map::keySet)
            .flatMap(Collection::stream)
            .min(LocalDate::compareTo)
            .orElseThrow();
    this.days = (int) ChronoUnit.DAYS.between(firstDay, span.lastDay()) + 1;
  }

  void tell() {
    if (variants.isEmpty()) {
      return;
    }
    Map<ExperimentMetric, Map<String, Outcome>> outcomes = new LinkedHashMap<>();
    Map<String, MetricPlan> plans = new LinkedHashMap<>();
    for (ExperimentMetric metric : planned.metrics()) {
      Map<String, Outcome> byVariant = new LinkedHashMap<>();
      variants.forEach((variant, known) -> byVariant.put(variant, known.outcome(metric)));
      double together =
          byVariant.values().stream().reduce(Outcome::plus).map(Outcome::value).orElseThrow();
      if (Math.abs(together) > 0) {
        outcomes.put(metric, byVariant);
        plans.put(
            metric.label(),
            new MetricPlan(
                metric.label(), together, planned.smallestLift(), MetricPlan.Better.HIGHER));
      }
    }
    Optional<ExperimentReport> report =
        split.size() < 2 ? Optional.empty() : Optional.of(report(outcomes, plans));
    outcomes.forEach(
        (metric, byVariant) -> {
          tellControl(metric, byVariant.get(control), report);
          report.ifPresent(
              read ->
                  read.variants().stream()
                      .filter(row -> row.metric().equals(metric.label()))
                      .forEach(row -> tellTreatment(metric, byVariant, row, read)));
        });
  }

  private ExperimentReport report(
      Map<ExperimentMetric, Map<String, Outcome>> outcomes, Map<String, MetricPlan> plans) {
    Map<String, Long> exposures = new LinkedHashMap<>();
    variants.forEach((variant, known) -> exposures.put(variant, known.units()));
    Map<String, Map<String, Outcome>> byMetric = new LinkedHashMap<>();
    outcomes.forEach((metric, byVariant) -> byMetric.put(metric.label(), byVariant));
    return ExperimentReport.of(
        new ExperimentPlan(
            control,
            split,
            List.copyOf(plans.values()),
            planned.alpha(),
            planned.power(),
            ExperimentPlan.Reading.AT_ANY_TIME,
            MultipleTests.HOLM),
        exposures,
        byMetric,
        days);
  }

  private void tellControl(
      ExperimentMetric metric, Outcome outcome, Optional<ExperimentReport> report) {
    tell(
        new AbTestResult(
            experiment,
            metric.label(),
            control,
            true,
            firstDay,
            days,
            outcome.units(),
            leftOut,
            share(control),
            report.map(read -> read.sampleRatio().p()).orElse(null),
            finite(outcome.value()),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            planned.smallestLift(),
            planned.alpha(),
            null,
            null,
            currency,
            AbTestResult.DEFINITION,
            Bots.WITHOUT));
  }

  private void tellTreatment(
      ExperimentMetric metric,
      Map<String, Outcome> byVariant,
      VariantReport row,
      ExperimentReport report) {
    Optional<Comparison> raw = row.comparison();
    Optional<Comparison> adjusted = row.adjusted();
    tell(
        new AbTestResult(
            experiment,
            metric.label(),
            row.variant(),
            false,
            firstDay,
            days,
            row.units(),
            leftOut,
            share(row.variant()),
            report.sampleRatio().p(),
            finite(byVariant.get(row.variant()).value()),
            raw.map(Comparison::difference).map(ExperimentRows::finite).orElse(null),
            low(raw.map(Comparison::interval)),
            high(raw.map(Comparison::interval)),
            raw.map(Comparison::lift).map(ExperimentRows::finite).orElse(null),
            low(raw.map(Comparison::liftInterval)),
            high(raw.map(Comparison::liftInterval)),
            raw.map(Comparison::p).map(ExperimentRows::finite).orElse(null),
            row.correctedP(),
            row.alwaysValidP(),
            low(row.alwaysValidInterval()),
            high(row.alwaysValidInterval()),
            adjusted.map(Comparison::difference).map(ExperimentRows::finite).orElse(null),
            low(adjusted.map(Comparison::interval)),
            high(adjusted.map(Comparison::interval)),
            adjusted.map(Comparison::p).map(ExperimentRows::finite).orElse(null),
            adjusted.isPresent() ? finite(row.varianceReduction()) : null,
            row.belief().map(Belief::better).map(ExperimentRows::finite).orElse(null),
            row.belief().map(Belief::expectedLoss).map(ExperimentRows::finite).orElse(null),
            row.power(),
            boxed(row.daysNeeded()),
            planned.smallestLift(),
            planned.alpha(),
            row.verdict().name().toLowerCase(Locale.ROOT),
            row.sentence(),
            currency,
            AbTestResult.DEFINITION,
            Bots.WITHOUT));
  }

  private void tell(AbTestResult row) {
    rows.row(AbTestResult.TABLE, row);
  }

  private double share(String variant) {
    return split.get(variant) / split.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Double low(Optional<Interval> interval) {
    return interval.map(Interval::low).map(ExperimentRows::finite).orElse(null);
  }

  private static Double high(Optional<Interval> interval) {
    return interval.map(Interval::high).map(ExperimentRows::finite).orElse(null);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
