package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How a feature was used. */
public record FeatureUsage(
    LocalDate day,
    String feature,
    String deviceClass,
    String personKind,
    long events,
    long starts,
    long completions,
    long errors,
    long abandonments,
    long users,
    Double completionRate,
    Double errorRate,
    Double abandonmentRate,
    long timedEvents,
    Double averageDurationMs,
    Double medianDurationMs,
    Double p95DurationMs,
    String definition,
    String bots) {
  /** The kind of a person on the day on which it was seen first. */
  public static final String NEW = "new";

  /** The kind of a person on later days. */
  public static final String RETURNING = "returning";

  /** What stands where the device class or the feature is not known. */
  public static final String UNKNOWN = "(unknown)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "feature-usage/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.feature_usage", FeatureUsage.class)
          .grain("One row per day, feature, device class and kind of person.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day.")
          .required(
              2, "feature", StringType.get(), "The feature, (unknown) where the event names none.")
          .required(
              3,
              "device_class",
              StringType.get(),
              "Device class of the person's session, (unknown) where it is not known.")
          .required(
              4,
              "person_kind",
              StringType.get(),
              "new on the day on which the person was seen first, returning after it.")
          .required(5, "events", LongType.get(), "Events of the feature, whatever their outcome.")
          .required(6, "starts", LongType.get(), "Of them those with outcome started.")
          .required(7, "completions", LongType.get(), "Of them those with outcome completed.")
          .required(8, "errors", LongType.get(), "Of them those with outcome error.")
          .required(9, "abandonments", LongType.get(), "Of them those with outcome abandoned.")
          .required(10, "users", LongType.get(), "Different persons in this row.")
          .optional(
              11,
              "completion_rate",
              DoubleType.get(),
              "completions / (completions + errors + abandonments); null where none of them is told.")
          .optional(12, "error_rate", DoubleType.get(), "errors / the same.")
          .optional(13, "abandonment_rate", DoubleType.get(), "abandonments / the same.")
          .required(14, "timed_events", LongType.get(), "Events that tell how long the use took.")
          .optional(15, "average_duration_ms", DoubleType.get(), "Mean of that time, milliseconds.")
          .optional(
              16,
              "median_duration_ms",
              DoubleType.get(),
              "Its lower median, milliseconds, to within 1 % of its value.")
          .optional(
              17,
              "p95_duration_ms",
              DoubleType.get(),
              "Its 95th percentile (rank floor(0.95 (n - 1)) from 0), milliseconds, to within 1 % of its value.")
          .required(18, "definition", StringType.get(), "By what definition the row was made.")
          .required(19, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "feature", "device_class", "person_kind")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "feature", "device_class", "person_kind")
          .rowIdentity(
              "Outcomes are of events.",
              "starts + completions + errors + abandonments <= events and timed_events <= events")
          .rowIdentity("Users did something.", "users <= events and users > 0")
          .nextId(20);
}
