package io.moraine.schemas;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * A step of a session's way: repeats collapsed, trailing slashes stripped, cleaning rules applied.
 */
public record PathStep(
    String sessionId,
    LocalDate sessionDate,
    String visitorId,
    int position,
    String item,
    String itemType,
    Instant enteredAt,
    int repeats,
    Long timeToNextMs,
    boolean isExit) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.paths", PathStep.class)
          .grain("One row per session and step.")
          .required(1, "session_id", StringType.get(), "The session, as in facts.sessions.")
          .required(2, "session_date", DateType.get(), "The session's day.")
          .required(3, "visitor_id", StringType.get(), "The session's visitor.")
          .required(4, "position", IntegerType.get(), "Step within the session, from 1.")
          .required(
              5,
              "item",
              StringType.get(),
              "The page: its cleaned path; for other events the event's label or name.")
          .required(6, "item_type", StringType.get(), "Label of the step's event type.")
          .required(7, "entered_at", TimestampType.withZone(), "When the step began.")
          .required(
              8,
              "repeats",
              IntegerType.get(),
              "How many equal consecutive events the step stands for.")
          .optional(
              9,
              "time_to_next_ms",
              LongType.get(),
              "Time until the next step of the session began, milliseconds; null for the last.")
          .required(10, "is_exit", BooleanType.get(), "Whether it is the last step of the session.")
          .key("session_id", "position")
          .slicing(Slicing.byDayAndBucket("session_date", "visitor_id"))
          .sortedBy("visitor_id", "session_id", "position")
          .rowIdentity(
              "Exactly the last step has no time to the next.",
              "is_exit = (time_to_next_ms is null)")
          .nextId(11);
}
