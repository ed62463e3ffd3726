package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionCountsTest {
  private static final int HISTORIES = 3_000;

  private record Visitor(BitSet entered, BitSet returned) {}

  @ParameterizedTest
  @EnumSource(Returning.class)
  void countsWhatTheNaiveTwinCounts(Returning returning) {
    Random dice = new Random(4711);
    for (int round = 0; round < 30; round++) {
      int cohorts = 1 + dice.nextInt(12);
      int intervals = 1 + dice.nextInt(14);
      int periods = cohorts + dice.nextInt(6);
      List<Visitor> visitors = new ArrayList<>();
      RetentionCounts counts = new RetentionCounts(cohorts, intervals, returning);
      RetentionCounts elsewhere = new RetentionCounts(cohorts, intervals, returning);
      for (int i = 0; i < HISTORIES / 30; i++) {
        Visitor visitor =
            new Visitor(
                RandomActivity.bits(dice, periods, dice.nextDouble()),
                RandomActivity.bits(dice, periods, dice.nextDouble()));
        visitors.add(visitor);
        (dice.nextBoolean() ? counts : elsewhere).add(visitor.entered, visitor.returned);
      }
      counts.merge(elsewhere);
      for (int cohort = 0; cohort < cohorts; cohort++) {
        for (int interval = 0; interval < intervals; interval++) {
          assertThat(counts.count(cohort, interval))
              .isEqualTo(naive(visitors, cohort, interval, intervals, returning));
        }
      }
    }
  }

  private static long naive(
      List<Visitor> visitors, int cohort, int interval, int intervals, Returning returning) {
    return visitors.stream()
        .filter(visitor -> visitor.entered.get(cohort))
        .filter(
            visitor -> {
              if (interval == 0) {
                return true;
              }
              return switch (returning) {
                case ON -> visitor.returned.get(cohort + interval);
                case ON_OR_AFTER ->
                    visitor.returned.stream()
                        .anyMatch(
                            period -> period >= cohort + interval && period < cohort + intervals);
              };
            })
        .count();
  }

  @Test
  void aRollingRowNeverRisesAndIsNeverBelowTheOther() {
    Random dice = new Random(7);
    RetentionCounts on = new RetentionCounts(10, 10, Returning.ON);
    RetentionCounts rolling = new RetentionCounts(10, 10, Returning.ON_OR_AFTER);
    for (int i = 0; i < HISTORIES; i++) {
      BitSet entered = RandomActivity.bits(dice, 10, 0.2);
      BitSet returned = RandomActivity.bits(dice, 10, 0.3);
      on.add(entered, returned);
      rolling.add(entered, returned);
    }
    for (int cohort = 0; cohort < 10; cohort++) {
      assertThat(rolling.count(cohort, 0)).isEqualTo(on.count(cohort, 0)).isPositive();
      for (int interval = 1; interval < 10; interval++) {
        assertThat(rolling.count(cohort, interval))
            .isLessThanOrEqualTo(rolling.count(cohort, interval - 1))
            .isGreaterThanOrEqualTo(on.count(cohort, interval));
      }
    }
  }

  @Test
  void refusesCountsOfOtherMeasures() {
    assertThatThrownBy(
            () ->
                new RetentionCounts(2, 2, Returning.ON)
                    .merge(new RetentionCounts(2, 2, Returning.ON_OR_AFTER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not add up");
  }
}
