package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

final class BetaBinomialTest {

  @Test
  void theSumEqualsTheIntegral() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 60; run++) {
      BetaBinomial one = new BetaBinomial(1 + random.nextInt(300), 1 + random.nextInt(300));
      BetaBinomial other = new BetaBinomial(1 + random.nextInt(300), 1 + random.nextInt(300));
      double chance = one.above(other);
      assertThat(chance).isCloseTo(integral(one, other), within(1e-10));
      assertThat(chance + other.above(one)).isCloseTo(1, within(1e-10));
      assertThat(BetaBinomial.best(List.of(other, one))[1]).isCloseTo(chance, within(1e-10));
    }
  }

  private static double integral(BetaBinomial one, BetaBinomial other) {
    BetaDistribution own = BetaDistribution.of(one.alpha(), one.beta());
    BetaDistribution others = BetaDistribution.of(other.alpha(), other.beta());
    return Quadrature.over(0, 1, 400)
        .integral(rate -> own.density(rate) * others.cumulativeProbability(rate));
  }

  @Test
  void partsOfSuccessesAreIntegrated() {
    BetaBinomial half = new BetaBinomial(0.5, 0.5);
    assertThat(half.above(half)).isCloseTo(0.5, within(1e-6));
    assertThat(new BetaBinomial(10.5, 20.5).above(new BetaBinomial(8, 20)))
        .isCloseTo(integral(new BetaBinomial(10.5, 20.5), new BetaBinomial(8, 20)), within(1e-10));
  }

  @Test
  void holdsForMillions() {
    BetaBinomial one = BetaBinomial.UNIFORM.after(new Proportion(1_001_000, 20_000_000));
    BetaBinomial other = BetaBinomial.UNIFORM.after(new Proportion(1_000_000, 20_000_000));
    double z = 1_000 / Math.sqrt(2_000_000 * 0.95);
    assertThat(one.above(other)).isCloseTo(Normal.below(z), within(1e-3));
  }

  @Test
  void lossAndChancesAreThoseOfDraws() {
    BetaBinomial a = new BetaBinomial(6, 79);
    BetaBinomial b = new BetaBinomial(13, 88);
    BetaBinomial c = new BetaBinomial(9, 60);
    double loss = 0;
    Quadrature grid = Quadrature.over(0, 0.6, 20);
    BetaDistribution ofA = BetaDistribution.of(a.alpha(), a.beta());
    BetaDistribution ofB = BetaDistribution.of(b.alpha(), b.beta());
    double[] chanceOfB = Arrays.stream(grid.nodes()).map(ofB::density).toArray();
    for (int i = 0; i < grid.nodes().length; i++) {
      double chance = grid.weights()[i] * ofA.density(grid.nodes()[i]);
      for (int j = 0; j < chanceOfB.length; j++) {
        double given = Math.max(0, grid.nodes()[i] - grid.nodes()[j]);
        loss += chance * grid.weights()[j] * chanceOfB[j] * given;
      }
    }
    assertThat(b.expectedLoss(a)).isCloseTo(loss, within(1e-5));
    double[] best = BetaBinomial.best(List.of(a, b, c));
    assertThat(Arrays.stream(best).sum()).isCloseTo(1, within(1e-9));
    assertThat(best[1]).isLessThan(b.above(a));
  }

  @Test
  void refusesWhatIsNoBelief() {
    assertThatThrownBy(() -> new BetaBinomial(0.4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half a success and half a failure, but has 0.4 and 1.0");
  }
}
