package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Persons;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.AbTestExposure;
import io.moraine.schemas.results.AbTestResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExperimentFoldTest {
  private static final DataSpan SPAN =
      new DataSpan(
          LocalDate.parse("2026-03-01"),
          LocalDate.parse("2026-03-30"),
          new Conversion("EUR", Map.of()));

  private final List<AbTestResult> results = new ArrayList<>();
  private final List<AbTestExposure> exposures = new ArrayList<>();

  @Test
  void whatHappensAtTheExposureOrLaterIsItsOutcome() {
    tell(
        fold(
            Persons.named("early").exposure(3, "e", "control").order(2.9, "o1", "5"),
            Persons.named("same").exposure(3, "e", "b").order(3, "o2", "5"),
            Persons.named("late")
                .exposure(3, "e", "b")
                .exposure(9, "e", "b")
                .order(1, "o3", "2")
                .order(8, "o4", "4")
                .order(10, "o5", "1"),
            Persons.named("never").order(4, "o6", "5")));
    assertThat(row("order_rate", "control").value()).isZero();
    assertThat(row("order_rate", "b").value()).isEqualTo(1);
    assertThat(row("orders_per_person", "b").value()).isEqualTo(1.5);
    assertThat(row("revenue_per_person", "b").value()).isEqualTo(5);
    assertThat(row("order_rate", "b").days()).isEqualTo(27);
    assertThat(exposures)
        .extracting(AbTestExposure::variant, AbTestExposure::newUnits)
        .containsExactlyInAnyOrder(tuple("control", 1L), tuple("b", 2L));
  }

  @Test
  void whoSawSeveralVariantsIsCountedApart() {
    tell(
        fold(
            Persons.named("a").exposure(3, "e", "control").order(4, "o1", "5"),
            Persons.named("b").exposure(3, "e", "b").order(4, "o2", "5"),
            Persons.named("both")
                .exposure(2, "e", "b")
                .exposure(5, "e", "control")
                .order(6, "o3", "99")));
    assertThat(results).allSatisfy(row -> assertThat(row.units()).isEqualTo(1));
    assertThat(results).allSatisfy(row -> assertThat(row.leftOutUnits()).isEqualTo(1));
    assertThat(results)
        .allSatisfy(row -> assertThat(row.firstDay()).isEqualTo(LocalDate.parse("2026-03-03")));
    assertThat(row("revenue_per_person", "b").value()).isEqualTo(5);
    assertThat(exposures)
        .extracting(AbTestExposure::variant)
        .containsExactlyInAnyOrder("control", "b", AbTestExposure.SEVERAL);
  }

  @Test
  void aPlanSaysWhoTheControlIsAndWhatBelongs() {
    Map<String, Double> split = new LinkedHashMap<>();
    split.put("old", 3.0);
    split.put("new", 1.0);
    PlannedExperiment plan =
        new PlannedExperiment(split, List.of(ExperimentMetric.ORDER_RATE), 0.1, 0.05, 0.8);
    ExperimentFold fold =
        new ExperimentFold(
            new ExperimentSettings(Map.of("e", plan), ExperimentSettings.defaults().unplanned()),
            SPAN,
            ZoneOffset.UTC);
    for (Persons person :
        List.of(
            Persons.named("a").exposure(1, "e", "old").order(4, "o1", "5"),
            Persons.named("b").exposure(1, "e", "old"),
            Persons.named("c").exposure(1, "e", "control").order(4, "o2", "5"))) {
      fold.person(person.history());
    }
    tell(fold);
    assertThat(results).extracting(AbTestResult::variant).containsExactly("old", "new");
    assertThat(row("order_rate", "old").isControl()).isTrue();
    assertThat(row("order_rate", "old").plannedShare()).isEqualTo(0.75);
    assertThat(row("order_rate", "old").leftOutUnits()).isEqualTo(1);
    AbTestResult empty = row("order_rate", "new");
    assertThat(empty.units()).isZero();
    assertThat(empty.value()).isNull();
    assertThat(empty.pValue()).isNull();
    assertThat(empty.verdict()).isEqualTo("too_early");
  }

  @Test
  void missingUnitsBlockEveryVerdict() {
    ExperimentFold fold = fold();
    for (int i = 0; i < 400; i++) {
      Persons person = Persons.named("p" + i).exposure(3, "e", i % 4 == 0 ? "b" : "control");
      fold.person((i % 4 == 0 ? person.order(4, "o" + i, "5") : person).history());
    }
    tell(fold);
    assertThat(row("order_rate", "b").sampleRatioPValue()).isLessThan(0.001);
    assertThat(row("order_rate", "b").pValue()).isLessThan(0.001);
    assertThat(row("order_rate", "b").verdict()).isEqualTo("sample_ratio_mismatch");
  }

  /** Persons who buy as they did before, and one variant in which they buy more. */
  @Test
  void historyTakesNoiseAwayAndPartsMergeInAnyOrder() {
    ExperimentFold one = fold();
    ExperimentFold other = fold();
    ExperimentFold whole = fold();
    Random random = new Random(3);
    for (int i = 0; i < 600; i++) {
      double habit = 20 + 10 * random.nextGaussian();
      double later = habit + random.nextGaussian() + (i % 2 == 0 ? 1 : 0);
      Persons person =
          Persons.named("p" + i)
              .order(1, "before" + i, String.format(Locale.ROOT, "%.2f", habit))
              .exposure(5, "e", i % 2 == 0 ? "b" : "control")
              .order(6, "after" + i, String.format(Locale.ROOT, "%.2f", later));
      (i % 3 == 0 ? one : other).person(person.history());
      whole.person(person.history());
    }
    other.merge(one);
    tell(other);
    List<AbTestResult> merged = List.copyOf(results);
    results.clear();
    tell(whole);
    assertThat(results).isEqualTo(merged);
    AbTestResult row = row("revenue_per_person", "b");
    assertThat(row.varianceReduction()).isGreaterThan(0.97);
    assertThat(row.adjustedDifference()).isCloseTo(1, within(0.25));
    assertThat(row.adjustedPValue()).isLessThan(row.pValue());
    assertThat(row.verdict()).isEqualTo("better");
    assertThat(row.sentence()).startsWith("b is better than control: revenue_per_person rose by");
  }

  @Test
  void oneVariantIsNotCompared() {
    tell(fold(Persons.named("a").exposure(3, "e", "x").order(4, "o1", "5")));
    assertThat(results)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.isControl()).isTrue();
              assertThat(row.sampleRatioPValue()).isNull();
              assertThat(row.verdict()).isNull();
            });
  }

  @Test
  void refusesPlansThatCompareNothing() {
    assertThatThrownBy(() -> new PlannedExperiment(Map.of("a", 1.0), List.of(), 0.05, 0.05, 0.8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two variants");
    assertThatThrownBy(() -> new PlannedExperiment(Map.of(), List.of(), 0, 0.05, 0.8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a smallest lift above zero");
  }

  private static ExperimentFold fold(Persons... persons) {
    ExperimentFold fold = new ExperimentFold(ExperimentSettings.defaults(), SPAN, ZoneOffset.UTC);
    for (Persons person : persons) {
      fold.person(person.history());
    }
    return fold;
  }

  private void tell(ExperimentFold fold) {
    fold.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            if (row instanceof AbTestResult result) {
              results.add(result);
            } else {
              exposures.add((AbTestExposure) row);
            }
          }
        });
  }

  private AbTestResult row(String metric, String variant) {
    return results.stream()
        .filter(row -> row.metric().equals(metric) && row.variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }
}
