package io.moraine.analyses.activity;

import static io.moraine.analyses.activity.LifecycleStatus.DORMANT;
import static io.moraine.analyses.activity.LifecycleStatus.NEW;
import static io.moraine.analyses.activity.LifecycleStatus.RESURRECTING;
import static io.moraine.analyses.activity.LifecycleStatus.RETURNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifecycleCountsTest {
  private record Visitor(BitSet active, int created) {}

  private static List<Visitor> visitors(Random dice, int periods, int count) {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      visitors.add(
          new Visitor(
              RandomActivity.bits(dice, periods + 1, dice.nextDouble()),
              dice.nextInt(periods + 4) - 2));
    }
    return visitors;
  }

  @Test
  void countsWhatTheNaiveTwinCounts() {
    Random dice = new Random(99);
    for (int round = 0; round < 40; round++) {
      int periods = 1 + dice.nextInt(10);
      List<Visitor> visitors = visitors(dice, periods, 80);
      LifecycleCounts counts = new LifecycleCounts(periods);
      LifecycleCounts elsewhere = new LifecycleCounts(periods);
      for (Visitor visitor : visitors) {
        (dice.nextBoolean() ? counts : elsewhere).add(visitor.active, visitor.created);
      }
      counts.merge(elsewhere);
      for (LifecycleStatus status : LifecycleStatus.values()) {
        long total = 0;
        for (int period = 0; period < periods; period++) {
          long expected = naive(visitors, period, status);
          assertThat(counts.count(period, status))
              .as("%s in %d", status, period)
              .isEqualTo(expected);
          total += expected;
        }
        assertThat(counts.total(status)).isEqualTo(total);
      }
    }
  }

  private static long naive(List<Visitor> visitors, int period, LifecycleStatus wanted) {
    int bit = period + 1;
    return visitors.stream()
        .filter(
            visitor -> {
              boolean now = visitor.active.get(bit);
              boolean before = visitor.active.get(bit - 1);
              boolean everBefore = visitor.active.stream().anyMatch(other -> other < bit);
              LifecycleStatus status = null;
              if (now && visitor.created == bit && !everBefore) {
                status = NEW;
              } else if (now && before) {
                status = RETURNING;
              } else if (now) {
                status = RESURRECTING;
              } else if (before) {
                status = DORMANT;
              }
              return status == wanted;
            })
        .count();
  }

  @Test
  void walksFromOnePeriodToTheNext() {
    Random dice = new Random(3);
    int periods = 12;
    List<Visitor> visitors = visitors(dice, periods, 3_000);
    LifecycleCounts counts = new LifecycleCounts(periods);
    visitors.forEach(visitor -> counts.add(visitor.active, visitor.created));
    for (int period = 0; period < periods; period++) {
      int bit = period + 1;
      long before = visitors.stream().filter(visitor -> visitor.active.get(bit - 1)).count();
      long now = visitors.stream().filter(visitor -> visitor.active.get(bit)).count();
      assertThat(before).isPositive();
      assertThat(counts.count(period, RETURNING) + counts.count(period, DORMANT)).isEqualTo(before);
      assertThat(
              before
                  + counts.count(period, NEW)
                  + counts.count(period, RESURRECTING)
                  - counts.count(period, DORMANT))
          .isEqualTo(now);
    }
  }

  @Test
  void refusesCountsOfAnotherRange() {
    assertThatThrownBy(() -> new LifecycleCounts(2).merge(new LifecycleCounts(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not add up");
  }
}
