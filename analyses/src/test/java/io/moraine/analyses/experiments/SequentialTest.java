package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SequentialTest {

  @Test
  void boundsSpendWhatTheyMay() {
    for (int looks : new int[] {1, 2, 7, 20}) {
      GroupSequential plan = GroupSequential.equallySpaced(Power.Sides.TWO, looks);
      assertThat(plan.crossing(plan.pocock(0.05))).isCloseTo(0.05, within(1e-9));
      assertThat(plan.crossing(plan.obrienFleming(0.01))).isCloseTo(0.01, within(1e-9));
      for (GroupSequential.Spending spending : GroupSequential.Spending.values()) {
        assertThat(plan.crossing(plan.spending(0.05, spending))).isCloseTo(0.05, within(1e-6));
      }
      GroupSequential oneSided = GroupSequential.equallySpaced(Power.Sides.ONE, looks);
      assertThat(oneSided.crossing(oneSided.pocock(0.025))).isCloseTo(0.025, within(1e-9));
    }
  }

  /** A walk of a hundred thousand experiments, at looks that are not equally far apart. */
  @Test
  void crossingIsAsOftenAsOneSees() {
    double[] information = {0.1, 0.15, 0.5, 1};
    double[] bounds = {2.5, 2.2, 2.1, 2.0};
    Random random = new Random(15);
    int crossed = 0;
    int runs = 100_000;
    for (int run = 0; run < runs; run++) {
      double place = 0;
      double before = 0;
      boolean stopped = false;
      for (int look = 0; look < bounds.length && !stopped; look++) {
        place += random.nextGaussian() * Math.sqrt(information[look] - before);
        before = information[look];
        stopped = Math.abs(place) > bounds[look] * Math.sqrt(before);
      }
      crossed += stopped ? 1 : 0;
    }
    assertThat(new GroupSequential(Power.Sides.TWO, information).crossing(bounds))
        .isCloseTo((double) crossed / runs, within(0.003));
  }

  @Test
  void oneLookIsTheOrdinaryTest() {
    GroupSequential once = GroupSequential.equallySpaced(Power.Sides.TWO, 1);
    assertThat(once.pocock(0.05)).containsExactly(new double[] {1.959963984540054}, within(1e-9));
    assertThat(once.crossing(1.959963984540054)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void theIntervalHoldsNoEffectExactlyWhenTheTestDoes() {
    Random random = new Random(16);
    for (int run = 0; run < 2_000; run++) {
      AlwaysValid look =
          new AlwaysValid(random.nextGaussian() * 0.2, random.nextDouble() / 50, 0.01);
      assertThat(look.interval(0.95).contains(0)).isEqualTo(look.p() > 0.05);
    }
  }

  @Test
  void theMixtureIsTheAverageOfLikelihoods() {
    AlwaysValid look = new AlwaysValid(0.3, 0.04, 0.09);
    double average =
        Quadrature.over(-3, 3, 60)
            .integral(
                effect ->
                    Normal.density(effect / 0.3)
                        / 0.3
                        * Math.exp((0.3 * effect - effect * effect / 2) / 0.04));
    assertThat(look.likelihoodRatio()).isCloseTo(average, within(1e-9));
  }

  @Test
  void refusesWhatIsNoPlan() {
    assertThatThrownBy(() -> new GroupSequential(Power.Sides.TWO, 0.5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must increase from look to look");
    assertThatThrownBy(() -> new GroupSequential(Power.Sides.TWO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There must be at least one look.");
    assertThatThrownBy(() -> GroupSequential.equallySpaced(Power.Sides.TWO, 2).crossing(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("There are 2 looks, but 1 bounds");
    assertThatThrownBy(() -> new AlwaysValid(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("they are 1.0 and 0.0");
  }
}
