package io.moraine.analyses.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  @Test
  void findsTheBinWhereTheLogarithmIs() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> i;
            case 1 -> i / 1000.0;
            case 2 -> Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 15);
            default -> random.nextInt(100_000_000);
          };
      if (value > 0) {
        assertThat(Quantiles.bin(value))
            .as("of %s", value)
            .isEqualTo(Quantiles.binByLogarithm(value));
      }
    }
  }

  @Test
  void areTheSameHoweverTheyCameTogether() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      double[] values = new double[1 + random.nextInt(200)];
      Quantiles[] parts = new Quantiles[1 + random.nextInt(4)];
      Arrays.setAll(parts, part -> new Quantiles());
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(5) == 0 ? 0 : Math.exp(10 * random.nextGaussian());
        parts[random.nextInt(parts.length)].add(values[i]);
      }
      for (int part = 1; part < parts.length; part++) {
        parts[0].merge(parts[part]);
      }
      Arrays.sort(values);
      assertThat(parts[0].count()).isEqualTo(values.length);
      double q = random.nextDouble();
      double exact = values[(int) Math.floor(q * (values.length - 1))];
      double told = parts[0].quantile(q).orElseThrow();
      if (exact < 1e-9) {
        assertThat(told).isZero();
      } else {
        assertThat(Quantiles.bin(told)).isEqualTo(Quantiles.bin(exact));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 1, 1000, 1e12, 1e15})
  void stayWithinTheirBound(double scale) {
    Random random = new Random(2);
    double[] values = new double[10_001];
    Quantiles all = new Quantiles();
    Quantiles other = new Quantiles();
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 10 == 0 ? 0 : scale * Math.exp(2 * random.nextGaussian());
      (i % 3 == 0 ? other : all).add(values[i]);
    }
    all.merge(other);
    Arrays.sort(values);
    for (double q : new double[] {0, 0.05, 0.2, 0.5, 0.75, 0.95, 0.99, 1}) {
      double exact = values[(int) Math.floor(q * (values.length - 1))];
      assertThat(all.quantile(q).orElseThrow())
          .as("quantile %s", q)
          .isCloseTo(exact, within(exact * Quantiles.RELATIVE_ERROR * (1 + 1e-9)));
    }
  }
}
