package io.moraine.analyses.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedBandTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0-0.5",
    "499.999, 0.0-0.5",
    "500, 0.5-1.0",
    "2499.999, 2.0-2.5",
    "2500, 2.5-3.0",
    "3999.999, 3.0-4.0",
    "4000, 4.0-6.0",
    "6000, 6.0+",
    "1e9, 6.0+"
  })
  void aBandHasItsLowerEdge(double millis, String band) {
    assertThat(SpeedBand.of(millis).label()).isEqualTo(band);
    assertThat((double) SpeedBand.of(millis).fromMillis()).isLessThanOrEqualTo(millis);
  }
}
