package io.moraine.analyses.segments;

import io.moraine.analyses.activity.Standing;
import io.moraine.analyses.activity.Standing.Thresholds;
import io.moraine.schemas.Cohort;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What people are called by how lately they came, and whether they had come before. */
public enum LifecycleSegment {
  /** Active, and first so within the days that make somebody active. */
  NEW("New"),
  /** Active, after a gap within those days that was long enough to be gone. */
  REACTIVATED("Reactivated"),
  /** Active, without such a gap. */
  ACTIVE("Active"),
  /** Not active lately, but not for so long that they would be gone. */
  AT_RISK("At Risk"),
  /** Gone. */
  CHURNED("Churned");

  private final String label;

  LifecycleSegment(String label) {
    this.label = label;
  }

  /** As results show it. */
  public String label() {
    return label;
  }

  /**
   * The segment of a person on a day.
   *
   * @param asOf the day of asking, not before any activity
   * @param thresholds when people are active, and when gone
   */
  public static LifecycleSegment of(Cohort person, LocalDate asOf, Thresholds thresholds) {
    return switch (Standing.of(Standing.lastActiveDay(person), asOf, thresholds).status()) {
      case AT_RISK -> AT_RISK;
      case CHURNED -> CHURNED;
      case ACTIVE -> ofActive(person, asOf.minusDays(thresholds.activeDays()), thresholds);
    };
  }

  // The days from `since` on make somebody active.
  private static LifecycleSegment ofActive(Cohort person, LocalDate since, Thresholds thresholds) {
    List<LocalDate> days = person.activeDays();
    int place = days.size() - 1;
    while (place > 0 && !days.get(place).isBefore(since)) {
      if (ChronoUnit.DAYS.between(days.get(place - 1), days.get(place)) > thresholds.atRiskDays()) {
        return REACTIVATED;
      }
      place--;
    }
    return days.isEmpty() || !days.get(0).isBefore(since) ? NEW : ACTIVE;
  }
}
