package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/**
 * Simulated experiments whose effect is known: what the report says has to hold as often as it
 * says.
 */
final class CalibrationTest {

  private static final MetricPlan ORDERS =
      new MetricPlan("orders", 0.1, 0.1, MetricPlan.Better.HIGHER);
  private static final MetricPlan REVENUE =
      new MetricPlan("revenue", 10, 0.1, MetricPlan.Better.HIGHER);
  private static final ExperimentPlan PLAN =
      ExperimentReportTest.plan(List.of(ORDERS, REVENUE), "A", "B");

  @Test
  void theEffectIsInsideItsIntervalAsOftenAsPromised() {
    Arms arms = new Arms(101, 0.12, 1);
    int rates = 0;
    int means = 0;
    int adjusted = 0;
    int always = 0;
    for (int run = 0; run < 500; run++) {
      arms.start();
      arms.day(1_500);
      List<VariantReport> rows = arms.report();
      Comparison orders = rows.get(0).comparison().orElseThrow();
      rates += orders.interval().contains(0.02) && orders.liftInterval().contains(0.2) ? 1 : 0;
      means += rows.get(1).comparison().orElseThrow().interval().contains(1) ? 1 : 0;
      adjusted += rows.get(1).adjusted().orElseThrow().interval().contains(1) ? 1 : 0;
      always += rows.get(1).alwaysValidInterval().orElseThrow().contains(1) ? 1 : 0;
    }
    assertThat(rates / 500.0).isBetween(0.93, 0.97);
    assertThat(means / 500.0).isBetween(0.93, 0.97);
    assertThat(adjusted / 500.0).isBetween(0.93, 0.97);
    assertThat(always / 500.0).isGreaterThan(0.97);
  }

  @Test
  void withoutAnEffectOneInTwentyTestsAlarms() {
    Arms arms = new Arms(102, 0.1, 0);
    int rates = 0;
    int means = 0;
    int runs = 1_000;
    for (int run = 0; run < runs; run++) {
      arms.start();
      arms.day(1_000);
      List<VariantReport> rows = arms.report();
      rates += rows.get(0).correctedP() <= 0.05 ? 1 : 0;
      means += rows.get(1).correctedP() <= 0.05 ? 1 : 0;
    }
    assertThat(rates / (double) runs).isBetween(0.03, 0.07);
    assertThat(means / (double) runs).isBetween(0.03, 0.07);
  }

  @Test
  void lookingEveryDayRaisesNoMoreFalseAlarmsThanAllowed() {
    Arms arms = new Arms(103, 0.1, 0);
    int always = falseAlarms(arms, row -> arms.report().get(row).alwaysValidP() <= 0.05);
    assertThat(always / 500.0).isLessThan(0.05);
  }

  @Test
  void lookingEveryDayRuinsAnOrdinaryTest() {
    Arms arms = new Arms(104, 0.1, 0);
    int ordinary = falseAlarms(arms, row -> arms.report().get(row).correctedP() <= 0.05);
    assertThat(ordinary / 500.0).isGreaterThan(0.12);
  }

  @Test
  void aRealEffectIsFoundBeforeThePlannedEnd() {
    Arms arms = new Arms(105, 0.12, 1);
    int found = 0;
    for (int run = 0; run < 100; run++) {
      arms.start();
      boolean better = false;
      for (int day = 0; day < 20 && !better; day++) {
        arms.day(500);
        better = arms.report().get(1).verdict() == Verdict.BETTER;
      }
      found += better ? 1 : 0;
    }
    assertThat(found).isGreaterThan(95);
  }

  private static int falseAlarms(Arms arms, IntPredicate alarm) {
    int alarms = 0;
    for (int run = 0; run < 500; run++) {
      arms.start();
      boolean alarmed = false;
      for (int day = 0; day < 20 && !alarmed; day++) {
        arms.day(100);
        alarmed = alarm.test(run % 2);
      }
      alarms += alarmed ? 1 : 0;
    }
    return alarms;
  }

  /** Two arms with orders, and with revenue that history foretells in part. */
  private static final class Arms {

    private final SplittableRandom random;
    private final double treatmentRate;
    private final double effect;
    private final Map<String, Outcome> orders = new LinkedHashMap<>();
    private final Map<String, Outcome> revenue = new LinkedHashMap<>();
    private long units;

    private Arms(long seed, double treatmentRate, double effect) {
      this.random = new SplittableRandom(seed);
      this.treatmentRate = treatmentRate;
      this.effect = effect;
    }

    private void start() {
      units = 0;
      for (String arm : List.of("A", "B")) {
        orders.put(arm, new Outcome.Rate(0, 0));
        revenue.put(arm, new Outcome.MeanWithHistory(PairMoments.NONE));
      }
    }

    private void day(int newUnits) {
      for (String arm : List.of("A", "B")) {
        double rate = arm.equals("A") ? 0.1 : treatmentRate;
        double more = arm.equals("A") ? 0 : effect;
        double[] history = new double[newUnits];
        double[] outcome = new double[newUnits];
        int ordered = 0;
        for (int i = 0; i < newUnits; i++) {
          ordered += random.nextDouble() < rate ? 1 : 0;
          // Skewed, as money is.
          history[i] = -5 * Math.log(1 - random.nextDouble());
          outcome[i] = 0.8 * history[i] - 6 * Math.log(1 - random.nextDouble()) + more;
        }
        orders.merge(arm, new Outcome.Rate(ordered, newUnits), Outcome::plus);
        revenue.merge(
            arm, new Outcome.MeanWithHistory(PairMoments.of(history, outcome)), Outcome::plus);
      }
      units += newUnits;
    }

    private List<VariantReport> report() {
      return ExperimentReport.of(
              PLAN, Map.of("A", units, "B", units), Map.of("orders", orders, "revenue", revenue), 1)
          .variants();
    }
  }
}
