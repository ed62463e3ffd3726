package io.moraine.analyses.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PowerTest {

  private static final Power USUAL = Power.twoSided(0.05);

  /**
   * Figures of the help pages of R's power.t.test and power.prop.test, and of SciPy's noncentral t.
   */
  @Test
  void equalsWhatIsPublished() {
    assertThat(USUAL.tUnits(0.5, 0.8)).isCloseTo(63.76561, within(1e-4));
    assertThat(USUAL.t(0.5, 20)).isCloseTo(0.3379390, within(1e-6));
    assertThat(new Power(0.05, Power.Sides.ONE, 1).tUnits(0.5, 0.9))
        .isCloseTo(69.19782, within(1e-4));
    assertThat(USUAL.proportionUnits(0.5, 0.75, 0.9)).isCloseTo(76.7, within(0.05));
    // The calculator's own example: from 20 % on, 5 points more or less.
    assertThat(USUAL.baselineUnits(0.2, 0.25, 0.8)).isCloseTo(1030, within(0.5));
  }

  @Test
  void unitsEffectAndPowerAskTheSameQuestion() {
    for (double effect : new double[] {0.05, 0.2, 0.8}) {
      assertThat(USUAL.normal(effect, USUAL.normalUnits(effect, 0.8))).isCloseTo(0.8, within(1e-9));
      assertThat(USUAL.normalEffect(USUAL.normalUnits(effect, 0.8), 0.8))
          .isCloseTo(effect, within(1e-9));
      assertThat(USUAL.t(effect, USUAL.tUnits(effect, 0.9))).isCloseTo(0.9, within(1e-9));
      assertThat(USUAL.tEffect(USUAL.tUnits(effect, 0.9), 0.9)).isCloseTo(effect, within(1e-9));
      assertThat(USUAL.oneSampleT(effect, USUAL.oneSampleTUnits(effect, 0.7)))
          .isCloseTo(0.7, within(1e-9));
    }
  }

  @Test
  void withManyUnitsTheTestsAreOne() {
    assertThat(USUAL.t(0.01, 200_000)).isCloseTo(USUAL.normal(0.01, 200_000), within(1e-5));
    assertThat(USUAL.t(0, 30)).isCloseTo(0.05, within(1e-9));
    Power uneven = new Power(0.05, Power.Sides.TWO, 9);
    assertThat(uneven.normalUnits(0.1, 0.8) * 9 * 2 / 10)
        .isCloseTo(USUAL.normalUnits(0.1, 0.8), within(1e-6));
  }

  @Test
  void refusesWhatNothingReaches() {
    assertThatThrownBy(() -> USUAL.normalUnits(0, 0.8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No number of units finds an effect of 0.0.");
    assertThatThrownBy(() -> USUAL.normalUnits(0.1, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The power must be above the level of the test, 0.05, but is 0.01.");
    assertThatThrownBy(() -> new Power(0.05, Power.Sides.TWO, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive, but are 0.0");
  }
}
