package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChanceTest {
  private static final long[] FIRST_BITS = {
    -7759851503186695137L, -5957651598762016575L, 3038319152319618379L
  };

  private final Chance chance = Chance.of(7, Chance.Purpose.LIFE, 42);

  @Test
  void isTheSameOnEveryMachine() {
    assertThat(LongStream.generate(chance::bits).limit(3).toArray()).containsExactly(FIRST_BITS);
  }

  @Test
  void purposesAndHouseholdsDoNotShareDraws() {
    assertThat(Chance.of(7, Chance.Purpose.DELIVERY, 42).bits()).isNotEqualTo(chance.bits());
    assertThat(Chance.of(7, Chance.Purpose.LIFE, 43).bits()).isNotEqualTo(FIRST_BITS[0]);
    assertThat(Chance.of(8, Chance.Purpose.LIFE, 42).bits()).isNotEqualTo(FIRST_BITS[0]);
  }

  @Test
  void drawsAreWhereTheyShouldBeAndOnAverageToo() {
    assertThat(mean(chance::fraction)).isCloseTo(0.5, within(0.01));
    assertThat(mean(() -> chance.below(10))).isCloseTo(4.5, within(0.1));
    assertThat(mean(() -> chance.between(-5, 5))).isCloseTo(-0.5, within(0.15));
    assertThat(mean(() -> chance.happens(0.2) ? 1 : 0)).isCloseTo(0.2, within(0.01));
    assertThat(mean(() -> chance.waiting(3))).isCloseTo(3, within(0.1));
    assertThat(mean(() -> chance.about(10, 1) < 10 ? 1 : 0)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void choicesFollowTheirWeights() {
    Choice<String> choice = Choice.of(1, "seldom").or(3, "often").or(0, "never");
    assertThat(mean(() -> choice.draw(chance).equals("often") ? 1 : 0))
        .isCloseTo(0.75, within(0.01));
    assertThat(mean(() -> choice.draw(chance).equals("never") ? 1 : 0)).isZero();
    assertThat(choice.mean(String::length)).isCloseTo(5.25, within(1e-9));
  }

  private static double mean(DoubleSupplier draw) {
    return DoubleStream.generate(draw).limit(20_000).average().orElseThrow();
  }
}
