package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StickinessCountsTest {
  @Test
  void countsWhatTheNaiveTwinCounts() {
    Random dice = new Random(5);
    for (int round = 0; round < 50; round++) {
      int intervals = 1 + dice.nextInt(20);
      List<BitSet> visitors = new ArrayList<>();
      StickinessCounts counts = new StickinessCounts(intervals);
      StickinessCounts elsewhere = new StickinessCounts(intervals);
      for (int i = 0; i < 60; i++) {
        BitSet active = RandomActivity.bits(dice, intervals, dice.nextDouble());
        visitors.add(active);
        (dice.nextBoolean() ? counts : elsewhere).add(active);
      }
      counts.merge(elsewhere);
      for (int k = 1; k <= intervals; k++) {
        int wanted = k;
        assertThat(counts.exactly()[k - 1])
            .isEqualTo(visitors.stream().filter(v -> v.stream().count() == wanted).count());
        assertThat(counts.atLeast()[k - 1])
            .isEqualTo(visitors.stream().filter(v -> v.stream().count() >= wanted).count());
      }
    }
  }

  @Test
  void refusesCountsOfAnotherRange() {
    assertThatThrownBy(() -> new StickinessCounts(2).merge(new StickinessCounts(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not add up");
  }
}
