package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.junit.jupiter.api.Test;

final class ProportionsTest {

  /** Figures of SciPy 1.17 (binomtest and its normal and beta distributions) for 48 of 80. */
  /** Newcombe 1998: 81 of 263 in table I of the one paper, 56 of 70 and 48 of 80 in the other. */
  @Test
  void intervalsWithACorrectionAreThoseOfThePapers() {
    Interval one = new Proportion(81, 263).wilsonCorrected(0.95);
    assertThat(one.low()).isCloseTo(0.2535, within(5e-5));
    assertThat(one.high()).isCloseTo(0.3682, within(5e-5));
    Interval two =
        new TwoProportions(new Proportion(48, 80), new Proportion(56, 70)).newcombeCorrected(0.95);
    assertThat(two.low()).isCloseTo(0.0428, within(5e-5));
    assertThat(two.high()).isCloseTo(0.3422, within(5e-5));
    assertThat(new Proportion(0, 20).wilsonCorrected(0.95).low()).isZero();
    assertThat(new Proportion(20, 20).wilsonCorrected(0.95).high()).isEqualTo(1);
  }

  /** Newcombe 1998, table II, method 6: examples (a) and (d). */
  @Test
  void theScoreIntervalIsThatOfThePaper() {
    Interval a =
        new TwoProportions(new Proportion(48, 80), new Proportion(56, 70)).miettinenNurminen(0.95);
    assertThat(a.low()).isCloseTo(0.0528, within(5e-5));
    assertThat(a.high()).isCloseTo(0.3382, within(5e-5));
    Interval d =
        new TwoProportions(new Proportion(0, 29), new Proportion(5, 56)).miettinenNurminen(0.95);
    assertThat(d.low()).isCloseTo(-0.0326, within(5e-5));
    assertThat(d.high()).isCloseTo(0.1933, within(5e-5));
  }

  /** The likeliest rates that are so far apart are sought one by one. */
  @Test
  void theScoreIntervalEndsWhereTheTestRejects() {
    for (long[] counts :
        new long[][] {
          {48, 80, 56, 70}, {0, 10, 5, 56}, {3, 9, 9, 9}, {7, 30, 7, 31}, {0, 8, 0, 9}
        }) {
      Proportion control = new Proportion(counts[0], counts[1]);
      Proportion treatment = new Proportion(counts[2], counts[3]);
      Interval interval = new TwoProportions(control, treatment).miettinenNurminen(0.95);
      assertThat(interval.contains(treatment.rate() - control.rate())).isTrue();
      for (double bound : new double[] {interval.low(), interval.high()}) {
        assertThat(Math.abs(naiveScore(control, treatment, bound)))
            .isCloseTo(1.959963984540054, within(1e-4));
      }
    }
    Interval apart =
        new TwoProportions(new Proportion(0, 5), new Proportion(5, 5)).miettinenNurminen(0.95);
    assertThat(apart.high()).isEqualTo(1);
    assertThat(apart.low()).isBetween(0.0, 1.0);
  }

  private static double naiveScore(Proportion control, Proportion treatment, double apart) {
    double low = Math.max(0, -apart);
    double high = Math.min(1, 1 - apart);
    double best = Double.NEGATIVE_INFINITY;
    double rate = low;
    int places = 2_000_000;
    for (int place = 0; place <= places; place++) {
      double here = low + (high - low) * place / places;
      double likelihood = likelihood(control, here) + likelihood(treatment, here + apart);
      if (likelihood > best) {
        best = likelihood;
        rate = here;
      }
    }
    double all = control.trials() + treatment.trials();
    double other = rate + apart;
    double variance =
        (rate * (1 - rate) / control.trials() + other * (1 - other) / treatment.trials())
            * all
            / (all - 1);
    return (treatment.rate() - control.rate() - apart) / Math.sqrt(variance);
  }

  private static double likelihood(Proportion seen, double rate) {
    long failures = seen.trials() - seen.successes();
    return (seen.successes() == 0 ? 0 : seen.successes() * Math.log(rate))
        + (failures == 0 ? 0 : failures * Math.log1p(-rate));
  }

  /** Examples of the documentation of SciPy's chi2_contingency. */
  @Test
  void testsOfALargerTableAreThePublishedOnes() {
    ContingencyTable table = new ContingencyTable(new long[] {10, 10, 20}, new long[] {20, 20, 20});
    assertThat(table.degreesOfFreedom()).isEqualTo(2);
    assertThat(table.chiSquare().statistic()).isCloseTo(2.7777777777777777, within(1e-12));
    assertThat(table.chiSquare().p()).isCloseTo(0.24935220877729619, within(1e-12));
    assertThat(table.g().statistic()).isCloseTo(2.7688587616781319, within(1e-12));
    assertThat(table.g().p()).isCloseTo(0.25046668010954165, within(1e-12));
    TwoByTwo two = new TwoByTwo(48, 32, 56, 14);
    assertThat(new ContingencyTable(new long[] {48, 32}, new long[] {56, 14}).chiSquare())
        .isEqualTo(two.chiSquare());
    assertThatThrownBy(() -> new ContingencyTable(new long[] {1, 0}, new long[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each with a positive sum, but is [[1, 0], [1, 0]].");
  }

  @Test
  void intervalsOfOneProportionAreThePublishedOnes() {
    Proportion proportion = new Proportion(48, 80);
    same(proportion.wilson(0.95), 0.490454650, 0.700381724);
    same(proportion.agrestiCoull(0.95), 0.490359274, 0.700477100);
    same(proportion.clopperPearson(0.95), 0.484376940, 0.707990644);
    same(proportion.wald(0.95), 0.492648351, 0.707351649);
    same(proportion.jeffreys(0.95), 0.49066743, 0.70224183);
    assertThat(new Proportion(0, 10).clopperPearson(0.95).low()).isZero();
    assertThat(new Proportion(10, 10).clopperPearson(0.95).high()).isEqualTo(1);
  }

  /** The whole binomial distribution says how often an interval covers the rate. */
  @Test
  void intervalsCoverAsOftenAsTheySay() {
    for (double rate : new double[] {0.03, 0.2, 0.5}) {
      BinomialDistribution successes = BinomialDistribution.of(150, rate);
      double wilson = 0;
      double exact = 0;
      double jeffreys = 0;
      double agresti = 0;
      for (int x = 0; x <= 150; x++) {
        Proportion proportion = new Proportion(x, 150);
        double chance = successes.probability(x);
        wilson += proportion.wilson(0.95).contains(rate) ? chance : 0;
        exact += proportion.clopperPearson(0.95).contains(rate) ? chance : 0;
        jeffreys += proportion.jeffreys(0.95).contains(rate) ? chance : 0;
        agresti += proportion.agrestiCoull(0.95).contains(rate) ? chance : 0;
      }
      assertThat(wilson).isBetween(0.92, 0.98);
      assertThat(jeffreys).isBetween(0.92, 0.98);
      assertThat(agresti).isBetween(0.93, 0.99);
      assertThat(exact).isBetween(0.95, 0.99);
    }
  }

  @Test
  void testsOfATableAgreeWithOneAnother() {
    TwoProportions two = new TwoProportions(new Proportion(48, 80), new Proportion(56, 70));
    assertThat(two.table().chiSquare().statistic())
        .isCloseTo(two.pooledZ() * two.pooledZ(), within(1e-12));
    assertThat(two.table().chiSquare().p()).isCloseTo(two.p(), within(1e-12));
    assertThat(two.table().chiSquareYates().statistic())
        .isLessThan(two.table().chiSquare().statistic());
    assertThat(two.table().g().p()).isCloseTo(two.p(), within(0.001));
    assertThat(two.table().fisher(AlternativeHypothesis.TWO_SIDED).p())
        .isBetween(two.p(), two.table().chiSquareYates().p() + 0.002);
    assertThat(two.agrestiCaffo(0.95).contains(two.difference())).isTrue();
    assertThat(new TwoByTwo(5, 5, 5, 5).chiSquareYates().statistic()).isZero();
  }

  /** Whole numbers know which tables are equally likely. */
  @Test
  void fisherAddsUpTheTablesThatAreAtMostAsLikely() {
    int equallyLikely = 0;
    for (int rowSum = 1; rowSum <= 9; rowSum++) {
      for (int otherSum = 1; otherSum <= 11; otherSum++) {
        for (int column = 1; column < rowSum + otherSum; column++) {
          int least = Math.max(0, column - otherSum);
          int most = Math.min(rowSum, column);
          for (int a = least; a <= most; a++) {
            long seen = ways(rowSum, a) * ways(otherSum, column - a);
            long twoSided = 0;
            long greater = 0;
            for (int other = least; other <= most; other++) {
              long likely = ways(rowSum, other) * ways(otherSum, column - other);
              twoSided += likely <= seen ? likely : 0;
              greater += other >= a ? likely : 0;
              equallyLikely += other != a && likely == seen ? 1 : 0;
            }
            double all = ways(rowSum + otherSum, column);
            TwoByTwo table = new TwoByTwo(a, rowSum - a, column - a, otherSum - (column - a));
            assertThat(table.fisher(AlternativeHypothesis.TWO_SIDED).p())
                .as("%s", table)
                .isCloseTo(twoSided / all, within(1e-12));
            assertThat(table.fisher(AlternativeHypothesis.GREATER_THAN).p())
                .isCloseTo(greater / all, within(1e-12));
            assertThat(table.fisher(AlternativeHypothesis.LESS_THAN).p())
                .isCloseTo((all - greater + seen) / all, within(1e-12));
          }
        }
      }
    }
    assertThat(equallyLikely).isPositive();
  }

  private static long ways(int of, int chosen) {
    long ways = 1;
    for (int i = 1; i <= chosen; i++) {
      ways = ways * (of - chosen + i) / i;
    }
    return ways;
  }

  @Test
  void zeroIsOneNumberWhateverItsSign() {
    double[] x = {0.0, -0.0, 1, 2};
    double[] y = {-0.0, 3, 0.0};
    assertThat(RankTest.mannWhitney(x, y))
        .isEqualTo(RankTest.mannWhitney(new double[] {0, 0, 1, 2}, new double[] {0, 3, 0}));
  }

  @Test
  void noDifferenceIsNoStatisticEvenWithoutError() {
    TwoProportions none = new TwoProportions(new Proportion(0, 10), new Proportion(0, 20));
    assertThat(none.pooledZ()).isZero();
    assertThat(none.p()).isEqualTo(1);
    assertThat(none.unpooledZ()).isZero();
  }

  @Test
  void unitsThatAreMissingRaiseTheAlarm() {
    assertThat(SampleRatio.equal(821_588, 815_482).p()).isLessThan(SampleRatio.ALARM);
    assertThat(SampleRatio.equal(10_000, 10_050, 9_930).p()).isGreaterThan(SampleRatio.ALARM);
    assertThat(SampleRatio.test(new long[] {90_000, 10_000}, 0.9, 0.1).statistic()).isZero();
    assertThat(SampleRatio.equal(0, 0).p()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoProportion() {
    assertThatThrownBy(() -> new Proportion(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 3 of 2");
    assertThatThrownBy(() -> new Proportion(1, 2).wilson(95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 1, such as 0.95, but is 95.0");
    assertThatThrownBy(() -> new TwoByTwo(1, 0, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but is 1 0 / 2 0");
    assertThatThrownBy(() -> SampleRatio.test(new long[] {1}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are 1 counts and 1 parts");
    assertThatThrownBy(() -> SampleRatio.test(new long[] {1, 2}, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive, but they are [1.0, 0.0]");
  }

  private static void same(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(1e-6));
    assertThat(interval.high()).isCloseTo(high, within(1e-6));
  }
}
