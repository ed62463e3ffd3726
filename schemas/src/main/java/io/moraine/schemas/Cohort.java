package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * A person with the start of each relation and the days of activity: what retention needs without
 * reading events again.
 */
public record Cohort(
    String personId,
    String userId,
    Instant firstSeenAt,
    LocalDate firstSeenDate,
    Instant lastSeenAt,
    Instant signedUpAt,
    Instant firstOrderAt,
    String firstOrderId,
    long devices,
    long sessions,
    long orders,
    String currency,
    BigDecimal revenue,
    String channel,
    String source,
    String medium,
    String campaign,
    String landingPage,
    String country,
    String deviceClass,
    List<LocalDate> activeDays,
    List<LocalDate> orderDays,
    String botRule) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.cohorts", Cohort.class)
          .grain("One row per person.")
          .required(1, "person_id", StringType.get(), "The person.")
          .optional(2, "user_id", StringType.get(), "The known user, where the person is one.")
          .required(
              3,
              "first_seen_at",
              TimestampType.withZone(),
              "When the person was seen first: in a session, by an event of commerce, or as a user on a device.")
          .required(
              4, "first_seen_date", DateType.get(), "Its reporting day: the acquisition cohort.")
          .required(
              5,
              "last_seen_at",
              TimestampType.withZone(),
              "When the person was seen last in one of these ways.")
          .optional(6, "signed_up_at", TimestampType.withZone(), "Time of the first signup.")
          .optional(7, "first_order_at", TimestampType.withZone(), "Time of the first order.")
          .optional(8, "first_order_id", StringType.get(), "That order.")
          .required(
              9,
              "devices",
              LongType.get(),
              "Different visitors (devices) as which the person was seen.")
          .required(10, "sessions", LongType.get(), "Sessions.")
          .required(
              11,
              "orders",
              LongType.get(),
              "Orders, repeats left out; an order sent line by line is of the person of its first line.")
          .optional(
              12,
              "currency",
              StringType.get(),
              "Currency of revenue: that of the first order, of the first refund where there is none.")
          .required(13, "revenue", Money.TYPE, "Net revenue in currency, refunds taken off.")
          .optional(14, "channel", StringType.get(), "Channel of the person's first session.")
          .optional(15, "source", StringType.get(), "Source of that session.")
          .optional(16, "medium", StringType.get(), "Medium of that session.")
          .optional(17, "campaign", StringType.get(), "Campaign of that session.")
          .optional(18, "landing_page", StringType.get(), "Entry page of that session.")
          .optional(19, "country", StringType.get(), "Country of that session.")
          .optional(20, "device_class", StringType.get(), "Device class of that session.")
          .required(
              21,
              "active_days",
              ListType.ofRequired(22, DateType.get()),
              "The reporting days on which the person had a session or an order, ascending, each once.")
          .required(
              23,
              "order_days",
              ListType.ofRequired(24, DateType.get()),
              "The reporting days on which the person ordered, ascending, each once.")
          .optional(
              25,
              "bot_rule",
              StringType.get(),
              "The rule that marks every session of the person as a bot's; null where any session is a person's.")
          .key("person_id")
          .slicing(Slicing.byBucket("person_id"))
          .sortedBy("person_id")
          .rowIdentity("A person is seen first before last.", "first_seen_at <= last_seen_at")
          .identity(
              "Sessions of people are the sessions.",
              "select c.n, s.n from (select coalesce(sum(sessions), 0) as n from facts.cohorts) c cross join (select count(*) as n from facts.sessions) s where c.n <> s.n")
          .identity(
              "Orders of people are the orders.",
              "select c.n, r.n from (select coalesce(sum(orders), 0) as n from facts.cohorts) c cross join (select count(distinct order_id) as n from facts.revenue where line_type = 'order') r where c.n <> r.n")
          .identity(
              "Everyone seen on a device is a person.",
              "select i.person_id from facts.identities i left join facts.cohorts c on c.person_id = i.person_id where c.person_id is null")
          .nextId(26);
}
