package io.moraine.schemas;

import java.time.Instant;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** A device and a user seen on it. The owner of a device is the person of its anonymous history. */
public record IdentityLink(
    String visitorId,
    String userId,
    Instant linkedAt,
    Instant knownAt,
    Instant lastSeenAt,
    long events,
    boolean owner,
    String personId) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.identities", IdentityLink.class)
          .grain("One row per visitor and user seen on it.")
          .required(1, "visitor_id", StringType.get(), "The device, as the visitor of its events.")
          .required(2, "user_id", StringType.get(), "A user seen on it.")
          .required(
              3,
              "linked_at",
              TimestampType.withZone(),
              "Time of the first event that has both: when the link holds from, and when it became known by event time.")
          .optional(
              4,
              "known_at",
              TimestampType.withZone(),
              "When the collector received the first such event; null where the source does not say.")
          .required(
              5, "last_seen_at", TimestampType.withZone(), "Time of the last event that has both.")
          .required(6, "events", LongType.get(), "Events that have both.")
          .required(
              7,
              "owner",
              BooleanType.get(),
              "Whether this user owns the device: the earliest link, ties by user id. The device's anonymous sessions, before and after, are the owner's.")
          .required(8, "person_id", StringType.get(), "The person that this user is.")
          .key("visitor_id", "user_id")
          .slicing(Slicing.byBucket("visitor_id"))
          .sortedBy("visitor_id", "user_id")
          .identity(
              "A device has one owner.",
              "select visitor_id from facts.identities group by visitor_id having sum(case when owner then 1 else 0 end) <> 1")
          .nextId(9);
}
