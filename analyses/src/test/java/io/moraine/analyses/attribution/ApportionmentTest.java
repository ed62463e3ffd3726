package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ApportionmentTest {

  @Test
  void handsOutEveryUnitAndNoMore() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 20_000; run++) {
      double[] weights = new double[1 + random.nextInt(12)];
      Arrays.setAll(
          weights, i -> random.nextInt(4) == 0 ? 0 : Math.pow(2, -40 * random.nextDouble()));
      weights[random.nextInt(weights.length)] = 1;
      long total = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
      long[] shares = Apportionment.split(total, weights);
      assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
      double sum = Arrays.stream(weights).sum();
      for (int i = 0; i < shares.length; i++) {
        assertThat((double) shares[i])
            .isBetween(total * weights[i] / sum - 1.001, total * weights[i] / sum + 1.001);
      }
    }
  }

  @Test
  void givesWhatIsLeftToTheGreatestRemainders() {
    assertThat(Apportionment.split(10, 1, 1, 1)).containsExactly(4, 3, 3);
    assertThat(Apportionment.split(7, 0.4, 0.2, 0.4)).containsExactly(3, 1, 3);
    assertThat(Apportionment.split(100, 0, 5)).containsExactly(0, 100);
    assertThat(Apportionment.split(-10, 1, 1, 1)).containsExactly(-4, -3, -3);
    assertThat(Apportionment.split(0, 1, 2)).containsExactly(0, 0);
  }

  @Test
  void losesNothingOfTheLargestTotals() {
    long[] shares = Apportionment.split(Long.MAX_VALUE, 1, 1, 1, 1e-9);
    assertThat(Arrays.stream(shares).sum()).isEqualTo(Long.MAX_VALUE);
    assertThat(Arrays.stream(shares).min().orElseThrow()).isNotNegative();
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThatThrownBy(() -> Apportionment.split(1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least one weight must be positive to share by them.");
    assertThatThrownBy(() -> Apportionment.split(1, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A weight must be a number that is not negative, but one is NaN.");
  }
}
