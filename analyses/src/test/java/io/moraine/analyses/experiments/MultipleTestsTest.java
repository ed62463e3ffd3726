package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MultipleTestsTest {

  /**
   * A hypothesis is rejected by a closed test when every set that it is in is rejected. Holm's
   * steps close Bonferroni's test of a set, Hommel's close Simes'.
   */
  @Test
  void stepsEqualTheClosedTestsThatTheyAbbreviate() {
    Random random = new Random(12);
    for (int run = 0; run < 300; run++) {
      double[] p = new double[1 + random.nextInt(6)];
      Arrays.setAll(p, i -> Math.pow(random.nextDouble(), 3));
      double[] holm = MultipleTests.HOLM.adjust(p);
      double[] hommel = MultipleTests.HOMMEL.adjust(p);
      for (int i = 0; i < p.length; i++) {
        assertThat(holm[i]).isCloseTo(closed(p, i, false), within(1e-12));
        assertThat(hommel[i]).isCloseTo(closed(p, i, true), within(1e-12));
        assertThat(hommel[i]).isLessThanOrEqualTo(MultipleTests.HOCHBERG.adjust(p)[i] + 1e-12);
      }
    }
  }

  private static double closed(double[] p, int member, boolean simes) {
    double greatest = 0;
    for (int set = 1; set < 1 << p.length; set++) {
      if ((set >> member & 1) == 1) {
        int members = set;
        double[] sorted =
            IntStream.range(0, p.length)
                .filter(i -> (members >> i & 1) == 1)
                .mapToDouble(i -> p[i])
                .sorted()
                .toArray();
        double own = sorted[0] * sorted.length;
        for (int rank = 0; simes && rank < sorted.length; rank++) {
          own = Math.min(own, sorted[rank] * sorted.length / (rank + 1));
        }
        greatest = Math.max(greatest, own);
      }
    }
    return Math.min(1, greatest);
  }

  /** Worked by hand from the definitions. */
  @Test
  void equalsWhatOneFindsByHand() {
    double[] p = {0.03, 0.01, 0.05, 0.02, 0.04};
    same(MultipleTests.BONFERRONI, p, 0.15, 0.05, 0.25, 0.1, 0.2);
    same(MultipleTests.HOLM, p, 0.09, 0.05, 0.09, 0.08, 0.09);
    same(MultipleTests.HOCHBERG, p, 0.05, 0.05, 0.05, 0.05, 0.05);
    same(MultipleTests.BENJAMINI_HOCHBERG, p, 0.05, 0.05, 0.05, 0.05, 0.05);
    double all = 0.05 * (1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0 + 1 / 5.0);
    same(MultipleTests.BENJAMINI_YEKUTIELI, p, all, all, all, all, all);
    same(MultipleTests.SIDAK, new double[] {0.05, 0.5}, 0.0975, 0.75);
    same(MultipleTests.HOLM_SIDAK, new double[] {0.05, 0.5}, 0.0975, 0.5);
  }

  private static void same(MultipleTests method, double[] p, double... adjusted) {
    assertThat(method.adjust(p)).containsExactly(adjusted, within(1e-12));
  }

  @Test
  void refusesWhatIsNoChance() {
    assertThatThrownBy(() -> MultipleTests.HOLM.adjust(0.1, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A p value is a number from 0 to 1, but is 1.5.");
  }
}
