package io.moraine.analyses.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.traffic.SessionQualities.Quality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionQualitiesTest {
  @ParameterizedTest
  @CsvSource({
    "1,      0, false, 1, CONVERTING",
    "9, 900000, true,  2, CONVERTING",
    "1,   9999, false, 0, BOUNCE",
    "5,      0, true,  0, DEEP",
    "4, 180000, true,  0, DEEP",
    "1, 180000, true,  0, DEEP",
    "4, 179999, true,  0, ENGAGED",
    "2,  30000, true,  0, ENGAGED",
    "2,  29999, true,  0, LIGHT",
    "1, 179999, true,  0, LIGHT"
  })
  void aSessionIsOfTheFirstQualityThatHolds(
      long pageViews, long engagedMs, boolean engaged, long conversions, Quality quality) {
    assertThat(Quality.of(Visits.of(pageViews, engagedMs, engaged, conversions)))
        .isEqualTo(quality);
  }
}
