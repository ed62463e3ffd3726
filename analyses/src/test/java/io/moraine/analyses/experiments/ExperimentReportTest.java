package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExperimentReportTest {

  private static final MetricPlan ORDERS =
      new MetricPlan("orders per visitor", 0.1, 0.1, MetricPlan.Better.HIGHER);
  private static final MetricPlan BOUNCES =
      new MetricPlan("bounces per visitor", 0.1, 0.1, MetricPlan.Better.LOWER);

  @Test
  void aClearEffectIsBetter() {
    VariantReport row = report(ORDERS, rate(1_000, 10_000), rate(1_200, 10_000), 5);
    assertThat(row.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(row.comparison().orElseThrow().lift()).isCloseTo(0.2, within(1e-12));
    assertThat(row.alwaysValidP()).isGreaterThan(row.correctedP()).isLessThan(0.05);
    assertThat(row.belief().orElseThrow().better()).isGreaterThan(0.999);
    assertThat(row.sentence())
        .startsWith("B is better than A: orders per visitor rose by 20.0 % (95.0 % between 10.5 %");
  }

  @Test
  void lessIsBetterWhereThePlanSaysSo() {
    VariantReport row = report(BOUNCES, rate(1_000, 10_000), rate(1_200, 10_000), 5);
    assertThat(row.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(row.belief().orElseThrow().better()).isLessThan(0.001);
    assertThat(row.belief().orElseThrow().expectedLoss()).isCloseTo(0.02, within(1e-4));
  }

  @Test
  void tooFewUnitsSayHowManyDaysAreMissing() {
    VariantReport row = report(ORDERS, rate(100, 1_000), rate(104, 1_000), 2);
    assertThat(row.verdict()).isEqualTo(Verdict.TOO_EARLY);
    assertThat(row.power()).isBetween(0.08, 0.15);
    // 14,700 visitors a variant tell 10 % from 11 %, by the power of two proportions.
    assertThat(row.daysNeeded().orElseThrow()).isBetween(26L, 29L);
    assertThat(row.sentence()).endsWith("more days are needed at the present pace.");
  }

  @Test
  void enoughUnitsWithoutAnEffectEndTheSearch() {
    VariantReport row = report(ORDERS, rate(2_000, 20_000), rate(2_003, 20_000), 9);
    assertThat(row.verdict()).isEqualTo(Verdict.NO_EFFECT_FOUND);
    assertThat(row.daysNeeded()).hasValue(0);
    assertThat(row.sentence()).contains("to find a change of 10.0 % in orders per visitor");
  }

  @Test
  void anOrdinaryTestIsReadAtTheEndOnly() {
    ExperimentPlan plan =
        new ExperimentPlan(
            "A",
            Map.of("A", 1.0, "B", 1.0),
            List.of(ORDERS),
            0.05,
            0.8,
            ExperimentPlan.Reading.AT_THE_END,
            MultipleTests.HOLM);
    Map<String, Map<String, Outcome>> early =
        Map.of(ORDERS.name(), Map.of("A", rate(100, 1_000), "B", rate(140, 1_000)));
    VariantReport row =
        ExperimentReport.of(plan, Map.of("A", 1_000L, "B", 1_000L), early, 1).variants().get(0);
    assertThat(row.correctedP()).isLessThan(0.05);
    assertThat(row.verdict()).isEqualTo(Verdict.TOO_EARLY);
    Map<String, Map<String, Outcome>> late =
        Map.of(ORDERS.name(), Map.of("A", rate(2_000, 20_000), "B", rate(2_150, 20_000)));
    assertThat(
            ExperimentReport.of(plan, Map.of("A", 20_000L, "B", 20_000L), late, 20)
                .variants()
                .get(0)
                .verdict())
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void missingUnitsBlockEveryVerdict() {
    ExperimentReport report =
        ExperimentReport.of(
            plan(List.of(ORDERS), "A", "B"),
            Map.of("A", 10_000L, "B", 9_500L),
            Map.of(ORDERS.name(), Map.of("A", rate(1_000, 10_000), "B", rate(1_200, 9_500))),
            5);
    assertThat(report.mismatch()).isTrue();
    assertThat(report.variants().get(0).verdict()).isEqualTo(Verdict.SAMPLE_RATIO_MISMATCH);
    assertThat(report.variants().get(0).sentence()).contains("did not get the units");
  }

  @Test
  void severalVariantsAreCorrectedTogether() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    outcomes.put("A", rate(1_000, 10_000));
    outcomes.put("B", rate(1_085, 10_000));
    outcomes.put("C", rate(1_087, 10_000));
    outcomes.put("D", rate(1_001, 10_000));
    ExperimentReport report =
        ExperimentReport.of(
            plan(List.of(ORDERS), "A", "B", "C", "D"),
            Map.of("A", 10_000L, "B", 10_000L, "C", 10_000L, "D", 10_000L),
            Map.of(ORDERS.name(), outcomes),
            5);
    VariantReport c = report.variants().get(1);
    assertThat(c.comparison().orElseThrow().p()).isLessThan(0.05);
    assertThat(c.correctedP())
        .isCloseTo(3 * c.comparison().orElseThrow().p(), within(1e-12))
        .isGreaterThan(0.05);
  }

  @Test
  void historyNarrowsTheInterval() {
    Random random = new Random(2);
    Outcome control = withHistory(random, 2_000, 0);
    Outcome treatment = withHistory(random, 2_000, 0.2);
    MetricPlan metric = new MetricPlan("revenue", 10, 0.02, MetricPlan.Better.HIGHER);
    VariantReport row = report(metric, control, treatment, 7);
    Comparison raw = row.comparison().orElseThrow();
    Comparison adjusted = row.adjusted().orElseThrow();
    assertThat(row.varianceReduction()).isBetween(0.75, 0.85);
    assertThat(adjusted.variance() / raw.variance())
        .isCloseTo(1 - row.varianceReduction(), within(0.01));
    assertThat(adjusted.interval().contains(0.2)).isTrue();
    assertThat(row.correctedP()).isEqualTo(adjusted.p());
  }

  private static Outcome withHistory(Random random, int units, double effect) {
    PairMoments moments = PairMoments.NONE;
    for (int i = 0; i < units; i++) {
      double history = 10 + 2 * random.nextGaussian();
      double outcome = history + random.nextGaussian() + effect;
      moments = moments.plus(PairMoments.of(new double[] {history}, new double[] {outcome}));
    }
    return new Outcome.MeanWithHistory(moments);
  }

  @Test
  void ratiosAreComparedByTheirUnits() {
    Outcome control = ratio(new double[] {20, 0, 45, 30}, new double[] {1, 1, 2, 1});
    Outcome treatment = ratio(new double[] {25, 60, 20, 10}, new double[] {1, 2, 1, 1});
    MetricPlan metric = new MetricPlan("order value", 20, 0.1, MetricPlan.Better.HIGHER);
    VariantReport row = report(metric, control, treatment, 0);
    assertThat(row.comparison().orElseThrow().difference()).isCloseTo(23 - 19, within(1e-12));
    assertThat(row.daysNeeded()).isEmpty();
    assertThat(row.verdict()).isEqualTo(Verdict.TOO_EARLY);
    assertThat(row.sentence()).endsWith("; let it run.");
  }

  private static Outcome ratio(double[] above, double[] below) {
    return new Outcome.Ratio(PairMoments.of(above, below));
  }

  @Test
  void theFirstDayIsNoResult() {
    for (Outcome first : List.of(rate(0, 0), rate(1, 1), rate(0, 5), rate(2, 2))) {
      VariantReport row = report(ORDERS, rate(0, 2), first, 1);
      assertThat(row.verdict()).isEqualTo(Verdict.TOO_EARLY);
      assertThat(row.alwaysValidP()).isEqualTo(1);
    }
    Outcome constant = new Outcome.Mean(Moments.of(3, 3, 3));
    assertThat(report(ORDERS, new Outcome.Mean(Moments.of(2, 2)), constant, 1).verdict())
        .isEqualTo(Verdict.TOO_EARLY);
  }

  @Test
  void outcomesOfOneKindAddUp() {
    assertThat(rate(1, 3).plus(rate(2, 4))).isEqualTo(rate(3, 7));
    Outcome mean = new Outcome.Mean(Moments.of(1, 2));
    assertThat(mean.plus(new Outcome.Mean(Moments.of(3))).value()).isEqualTo(2);
    assertThatThrownBy(() -> mean.plus(rate(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Outcomes of one metric are of one kind, but are Mean and Rate.");
  }

  @Test
  void refusesWhatThePlanDoesNotFind() {
    assertThatThrownBy(
            () ->
                ExperimentReport.of(plan(List.of(ORDERS), "A", "B"), Map.of("A", 1L), Map.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The plan names B, but the exposures are only of [A].");
    assertThatThrownBy(() -> plan(List.of(), "A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one more variant in its split");
    assertThatThrownBy(() -> report(ORDERS, rate(1, 100), new Outcome.Mean(Moments.of(1, 2)), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be measured alike, but are Rate and Mean");
    assertThatThrownBy(() -> new MetricPlan("m", 0, 0.1, MetricPlan.Better.HIGHER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Metric m needs a baseline that is not zero");
  }

  private static VariantReport report(
      MetricPlan metric, Outcome control, Outcome treatment, int days) {
    return ExperimentReport.of(
            plan(List.of(metric), "A", "B"),
            Map.of("A", 1_000L, "B", 1_000L),
            Map.of(metric.name(), Map.of("A", control, "B", treatment)),
            days)
        .variants()
        .get(0);
  }

  static ExperimentPlan plan(List<MetricPlan> metrics, String... variants) {
    Map<String, Double> split = new LinkedHashMap<>();
    for (String variant : variants) {
      split.put(variant, 1.0);
    }
    return ExperimentPlan.usual(variants[0], split, metrics);
  }

  private static Outcome rate(long successes, long units) {
    return new Outcome.Rate(successes, units);
  }
}
