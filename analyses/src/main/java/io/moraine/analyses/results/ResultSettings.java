package io.moraine.analyses.results;

import static java.util.Objects.requireNonNull;

import io.moraine.analyses.activity.ActivitySettings;
import io.moraine.analyses.attribution.AttributionSettings;
import io.moraine.analyses.commerce.ProductSettings;
import io.moraine.analyses.experiments.ExperimentSettings;
import io.moraine.analyses.funnel.FunnelSettings;
import io.moraine.analyses.journeys.JourneySettings;
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
public record ResultSettings(
    ZoneId reportingZone,
    DayOfWeek weekStart,
    ActivitySettings activity,
    JourneySettings journeys,
    FunnelSettings funnels,
    AttributionSettings attribution,
    ExperimentSettings experiments,
    ProductSettings products)
    implements Serializable {
  public ResultSettings {
    requireNonNull(reportingZone);
    requireNonNull(weekStart);
    requireNonNull(activity);
    requireNonNull(journeys);
    requireNonNull(funnels);
    requireNonNull(attribution);
    requireNonNull(experiments);
    requireNonNull(products);
  }

  /** Days in UTC, weeks from Monday, and the defaults of each analysis. */
  public static ResultSettings defaults() {
    return new ResultSettings(
        ZoneOffset.UTC,
        DayOfWeek.MONDAY,
        ActivitySettings.defaults(),
        JourneySettings.defaults(),
        FunnelSettings.defaults(),
        AttributionSettings.defaults(),
        ExperimentSettings.defaults(),
        ProductSettings.defaults());
  }

  /** The calendar of these settings. */
  public ReportingCalendar calendar() {
    return new ReportingCalendar(reportingZone, weekStart);
  }
}
