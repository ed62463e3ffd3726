package io.moraine.analyses.activity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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
  public record Thresholds(int activeDays, int atRiskDays) {
    /** Active for 30 days, at risk up to 90. */
    public static final Thresholds DEFAULT = new Thresholds(30, 90);

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
