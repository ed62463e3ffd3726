package io.moraine.analyses.activity;

import io.moraine.schemas.Cohort;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where somebody stands by the time since they were last seen.
 *
 * @param status what they are called
 * @param daysSinceLast the days from the last one with activity to the day of asking
 */
public record Standing(Status status, long daysSinceLast) {
  /** What people are called. */
  public enum Status {
    /** Seen lately. */
    ACTIVE("Active"),
    /** Not seen lately, but not for so long that they would be gone. */
    AT_RISK("At Risk"),
    /** Gone. */
    CHURNED("Churned");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    /** As results show it. */
    public String label() {
      return label;
    }
  }

  /**
   * When one becomes what.
   *
   * @param activeDays the most days since the last activity of somebody active
   * @param atRiskDays the most days since the last activity of somebody at risk
   */
  public record Thresholds(int activeDays, int atRiskDays) implements Serializable {
    /** Active for a week, at risk up to 30 days. */
    public static final Thresholds DEFAULT = new Thresholds(7, 30);

    public Thresholds {
      if (activeDays < 0 || atRiskDays < activeDays) {
        throw new IllegalArgumentException(
            "Somebody is active for "
                + activeDays
                + " days and at risk up to "
                + atRiskDays
                + ": neither may be negative, nor the second less than the first.");
      }
    }
  }

  /**
   * The last day on which a person had a session or an order; of one who never had either, the day
   * on which the person was first seen.
   */
  public static LocalDate lastActiveDay(Cohort person) {
    List<LocalDate> days = person.activeDays();
    return days.isEmpty() ? person.firstSeenDate() : days.get(days.size() - 1);
  }

  /**
   * The standing on a day.
   *
   * @param last the last day with activity
   * @param asOf the day of asking
   */
  public static Standing of(LocalDate last, LocalDate asOf, Thresholds thresholds) {
    long days = ChronoUnit.DAYS.between(last, asOf);
    if (days < 0) {
      throw new IllegalArgumentException(
          "The last activity, on " + last + ", is after the day of asking, " + asOf + ".");
    }
    if (days <= thresholds.activeDays()) {
      return new Standing(Status.ACTIVE, days);
    }
    return new Standing(days <= thresholds.atRiskDays() ? Status.AT_RISK : Status.CHURNED, days);
  }
}
