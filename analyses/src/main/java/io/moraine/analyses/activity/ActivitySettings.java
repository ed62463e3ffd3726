package io.moraine.analyses.activity;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How far retention is told, and by which definitions people are active, at risk or gone.
 *
 * @param retentionDays the last interval of cohorts by day
 * @param retentionWeeks the last interval of cohorts by week
 * @param retentionMonths the last interval of cohorts by month
 * @param thresholds when people become what
 */
public record ActivitySettings(
    int retentionDays, int retentionWeeks, int retentionMonths, Standing.Thresholds thresholds)
    implements Serializable {
  public ActivitySettings {
    if (retentionDays < 1 || retentionWeeks < 1 || retentionMonths < 1) {
      throw new IllegalArgumentException(
          "Retention is told for at least one interval, not up to day %s, week %s, month %s."
              .formatted(retentionDays, retentionWeeks, retentionMonths));
    }
    requireNonNull(thresholds);
  }

  /** As where nothing is configured: 30 days, 26 weeks and 12 months. */
  public static ActivitySettings defaults() {
    return new ActivitySettings(30, 26, 12, Standing.Thresholds.DEFAULT);
  }
}
