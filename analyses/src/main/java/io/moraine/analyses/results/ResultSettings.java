package io.moraine.analyses.results;

import static java.util.Objects.requireNonNull;

import io.moraine.analyses.time.ReportingCalendar;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * By which definitions results are made.
 *
 * @param reportingZone whose hours and days are told of
 * @param weekStart the day on which weeks start
 */
public record ResultSettings(ZoneId reportingZone, DayOfWeek weekStart) implements Serializable {
  public ResultSettings {
    requireNonNull(reportingZone);
    requireNonNull(weekStart);
  }

  /** Days in UTC, weeks from Monday. */
  public static ResultSettings defaults() {
    return new ResultSettings(ZoneOffset.UTC, DayOfWeek.MONDAY);
  }

  public ResultSettings withReportingZone(ZoneId zone) {
    return new ResultSettings(zone, weekStart);
  }

  /** The calendar of these settings. */
  public ReportingCalendar calendar() {
    return new ReportingCalendar(reportingZone, weekStart);
  }
}
