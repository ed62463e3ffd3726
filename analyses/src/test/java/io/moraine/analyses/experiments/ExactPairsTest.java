package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExactPairsTest {

  @Test
  void momentsAreThoseOfTheNumbers() {
    Random random = new Random(8);
    double[] x = new double[1_000];
    double[] y = new double[1_000];
    ExactPairs[] parts = {new ExactPairs(), new ExactPairs()};
    for (int i = 0; i < x.length; i++) {
      long history = i % 3 == 0 ? 0 : random.nextInt(500_000_000);
      long outcome = i % 3 == 0 ? 0 : history / 2 + random.nextInt(100_000_000) - 40_000_000;
      x[i] = history / 1e6;
      y[i] = outcome / 1e6;
      if (i % 3 != 0) {
        parts[i % 2].add(history, outcome);
      }
    }
    parts[1].merge(parts[0]);
    PairMoments exact = parts[1].moments(x.length, 1_000_000);
    PairMoments expected = PairMoments.of(x, y);
    assertThat(exact.count()).isEqualTo(1_000);
    assertThat(exact.x().mean()).isCloseTo(expected.x().mean(), within(1e-9));
    assertThat(exact.y().variance() / expected.y().variance()).isCloseTo(1, within(1e-12));
    assertThat(exact.x().variance() / expected.x().variance()).isCloseTo(1, within(1e-12));
    assertThat(exact.products() / expected.products()).isCloseTo(1, within(1e-12));
  }

  @Test
  void squaresThatFitNoLongAreExact() {
    WideSum sum = new WideSum();
    BigInteger expected = BigInteger.ZERO;
    Random random = new Random(9);
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(40);
      long b = random.nextLong() >> 2 + random.nextInt(40);
      WideSum one = new WideSum();
      one.add(a, b);
      sum.merge(one);
      expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    }
    assertThat(sum.value()).isEqualTo(expected);
  }

  @Test
  void nobodyHasNoMoments() {
    assertThat(new ExactPairs().moments(0, 1)).isEqualTo(PairMoments.NONE);
  }
}
