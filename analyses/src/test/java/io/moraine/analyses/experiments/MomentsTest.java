package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MomentsTest {

  @Test
  void partsAddUpToThePlainSums() {
    Random random = new Random(8);
    double[] x = random.doubles(1_000).map(value -> 1e6 + value).toArray();
    double[] y = new double[1_000];
    Arrays.setAll(y, i -> 3 * x[i] + random.nextGaussian());
    PairMoments merged = PairMoments.NONE;
    for (int from = 0; from < 1_000; from += 125) {
      merged =
          merged.plus(
              PairMoments.of(
                  Arrays.copyOfRange(x, from, from + 125),
                  Arrays.copyOfRange(y, from, from + 125)));
    }
    double meanX = Arrays.stream(x).sum() / 1_000;
    double meanY = Arrays.stream(y).sum() / 1_000;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < 1_000; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    assertThat(merged.count()).isEqualTo(1_000);
    assertThat(merged.x().mean()).isCloseTo(meanX, within(1e-8));
    assertThat(merged.x().variance()).isCloseTo(squares / 999, within(1e-10));
    assertThat(merged.covariance()).isCloseTo(products / 999, within(1e-9));
  }

  @Test
  void historyIsTakenOffUnitByUnit() {
    Random random = new Random(9);
    double[][] history = new double[2][400];
    double[][] outcome = new double[2][400];
    for (int arm = 0; arm < 2; arm++) {
      for (int i = 0; i < 400; i++) {
        history[arm][i] = random.nextGaussian();
        outcome[arm][i] = 0.8 * history[arm][i] + random.nextGaussian() + 0.1 * arm;
      }
    }
    Cuped cuped =
        Cuped.of(
            List.of(
                PairMoments.of(history[0], outcome[0]), PairMoments.of(history[1], outcome[1])));
    double mean = (Arrays.stream(history[0]).sum() + Arrays.stream(history[1]).sum()) / 800;
    for (int arm = 0; arm < 2; arm++) {
      double[] adjusted = new double[400];
      for (int i = 0; i < 400; i++) {
        adjusted[i] = outcome[arm][i] - cuped.theta() * (history[arm][i] - mean);
      }
      Moments plain = Moments.of(adjusted);
      assertThat(cuped.adjusted().get(arm).mean()).isCloseTo(plain.mean(), within(1e-12));
      assertThat(cuped.adjusted().get(arm).variance()).isCloseTo(plain.variance(), within(1e-12));
    }
    assertThat(cuped.varianceReduction()).isBetween(0.25, 0.5);
  }

  @Test
  void theDeltaMethodEqualsTheSpreadOfResampledRatios() {
    Random random = new Random(10);
    int n = 400;
    double[] orders = new double[n];
    double[] revenue = new double[n];
    for (int i = 0; i < n; i++) {
      orders[i] = 1 + random.nextInt(5);
      revenue[i] = orders[i] * (20 + 10 * random.nextDouble());
    }
    RatioMetric metric = new RatioMetric(PairMoments.of(revenue, orders));
    double[] ratios = new double[2_000];
    for (int run = 0; run < ratios.length; run++) {
      double above = 0;
      double below = 0;
      for (int i = 0; i < n; i++) {
        int drawn = random.nextInt(n);
        above += revenue[drawn];
        below += orders[drawn];
      }
      ratios[run] = above / below;
    }
    assertThat(metric.standardError())
        .isCloseTo(Math.sqrt(Moments.of(ratios).variance()), within(0.05 * metric.standardError()));
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    assertThatThrownBy(() -> PairMoments.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are 2 and 3");
    assertThatThrownBy(
            () -> Cuped.of(List.of(PairMoments.of(new double[] {1, 1}, new double[] {2, 3}))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("History foretells nothing where it is the same for every unit");
  }
}
