package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** Where a person stands at the end of the data. */
public record UserActivity(
    String personId,
    String userId,
    String status,
    int daysSinceLastActivity,
    LocalDate lastActiveDay,
    Instant firstSeenAt,
    Instant lastSeenAt,
    long sessions,
    long activeDays,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "user-activity/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.user_activity", UserActivity.class)
          .grain("One row per person.")
          .definition(DEFINITION)
          .required(1, "person_id", StringType.get(), "The person.")
          .optional(2, "user_id", StringType.get(), "The known user, where the person is one.")
          .required(
              3,
              "status",
              StringType.get(),
              "Active, At Risk or Churned, by days_since_last_activity: Active up to 7, At Risk up to 30, Churned beyond; both are settings.")
          .required(
              4,
              "days_since_last_activity",
              IntegerType.get(),
              "Days from last_active_day to the last day of the data.")
          .required(
              5,
              "last_active_day",
              DateType.get(),
              "The last reporting day with a session or an order; for a person who never had either, that of first_seen_at.")
          .required(
              6,
              "first_seen_at",
              TimestampType.withZone(),
              "When the person was seen first in any way.")
          .required(
              7,
              "last_seen_at",
              TimestampType.withZone(),
              "When the person was seen last in any way, by a renewal or a refund too.")
          .required(
              8,
              "sessions",
              LongType.get(),
              "Sessions on all devices, flagged ones among them where the person has others.")
          .required(9, "active_days", LongType.get(), "Reporting days with a session or an order.")
          .required(10, "orders", LongType.get(), "Orders.")
          .required(
              11,
              "revenue",
              Money.TYPE,
              "Net revenue in currency, refunds taken off; amounts in others converted where a rate is configured and left out where none is.")
          .optional(
              12, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(13, "definition", StringType.get(), "By what definition the row was made.")
          .required(14, "bots", StringType.get(), Bots.COLUMN)
          .key("person_id")
          .slicing(Slicing.byBucket("person_id"))
          .sortedBy("person_id")
          .rowIdentity("A status has a name.", "status in ('Active', 'At Risk', 'Churned')")
          .rowIdentity("Nobody is active in the future.", "days_since_last_activity >= 0")
          .nextId(15);
}
