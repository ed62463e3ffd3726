package io.moraine.analyses.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.activity.Standing.Status;
import io.moraine.analyses.activity.Standing.Thresholds;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-03-31");

  private static final Thresholds MONTH_AND_QUARTER = new Thresholds(30, 90);

  @ParameterizedTest
  @CsvSource({
    "2024-03-31, 0, ACTIVE",
    "2024-03-01, 30, ACTIVE",
    "2024-02-29, 31, AT_RISK",
    "2024-01-01, 90, AT_RISK",
    "2023-12-31, 91, CHURNED"
  })
  void daysSinceTheLastActivityDecide(LocalDate last, long days, Status status) {
    assertThat(Standing.of(last, TODAY, MONTH_AND_QUARTER)).isEqualTo(new Standing(status, days));
  }

  @Test
  void whoIsSeenOnTheDayOnlyMayBeAllThatCountsAsActive() {
    Thresholds strict = new Thresholds(0, 0);
    assertThat(Standing.of(TODAY, TODAY, strict).status().label()).isEqualTo("Active");
    assertThat(Standing.of(TODAY.minusDays(1), TODAY, strict).status().label())
        .isEqualTo("Churned");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Thresholds(30, 29))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("active for 30 days and at risk up to 29");
    assertThatThrownBy(() -> Standing.of(TODAY, TODAY.minusDays(1), MONTH_AND_QUARTER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is after the day of asking");
  }
}
