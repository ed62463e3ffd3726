package io.moraine.analyses.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.activity.Standing.Thresholds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleSegmentTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-05-31");
  private static final Thresholds WEEK_AND_MONTH = new Thresholds(7, 30);

  /** By how many days ago somebody was active, the longest first. */
  @ParameterizedTest
  @CsvSource({
    "0, NEW",
    "7 3, NEW",
    "8, AT_RISK",
    "8 7, ACTIVE",
    "30, AT_RISK",
    "31, CHURNED",
    "200 37 7, ACTIVE",
    "38 7, REACTIVATED",
    "37 7, ACTIVE",
    "100 5 4 3, REACTIVATED",
    "100 60 20 5, ACTIVE",
    "100 60 20, AT_RISK",
    "100 32, CHURNED"
  })
  void daysOfActivityDecide(String daysAgo, LifecycleSegment expected) {
    List<LocalDate> days =
        Arrays.stream(daysAgo.split(" ")).map(Long::valueOf).map(TODAY::minusDays).toList();
    assertThat(
            LifecycleSegment.of(
                Persons.of("p", days.get(0), days, List.of()), TODAY, WEEK_AND_MONTH))
        .isEqualTo(expected);
  }

  @Test
  void whoWasOnlySeenIsJudgedByThatDay() {
    assertThat(
            LifecycleSegment.of(
                Persons.of("p", TODAY.minusDays(2), List.of(), List.of()), TODAY, WEEK_AND_MONTH))
        .isEqualTo(LifecycleSegment.NEW);
    assertThat(
            LifecycleSegment.of(
                Persons.of("p", TODAY.minusDays(40), List.of(), List.of()), TODAY, WEEK_AND_MONTH))
        .isEqualTo(LifecycleSegment.CHURNED);
  }

  @Test
  void ordersMakeCustomers() {
    assertThat(CustomerSegment.of(0).label()).isEqualTo("Prospect");
    assertThat(CustomerSegment.of(1).label()).isEqualTo("One-time Customer");
    assertThat(CustomerSegment.of(2).label()).isEqualTo("Repeat Customer");
  }
}
