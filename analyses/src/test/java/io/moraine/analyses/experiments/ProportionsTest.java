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
