package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What visits that arrived in the same way on the same day were and brought. */
public record TrafficSource(
    LocalDate day,
    String channel,
    String source,
    String medium,
    String campaign,
    long sessions,
    long users,
    long newUsers,
    long events,
    long pageViews,
    double pagesPerSession,
    double averageDurationMs,
    double medianDurationMs,
    long engagedSessions,
    double engagedRate,
    double bounceRate,
    long conversions,
    long convertedSessions,
    double conversionRate,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** What stands where an arrival has no campaign. */
  public static final String NO_CAMPAIGN = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "traffic-sources/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.traffic_sources", TrafficSource.class)
          .grain("One row per day, channel, source, medium and campaign of arrival.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which the sessions began.")
          .required(2, "channel", StringType.get(), "Channel of the arrival.")
          .required(3, "source", StringType.get(), "Traffic source of the arrival.")
          .required(4, "medium", StringType.get(), "Traffic medium of the arrival.")
          .required(5, "campaign", StringType.get(), "Campaign of the arrival, else (none).")
          .required(6, "sessions", LongType.get(), "Sessions.")
          .required(7, "users", LongType.get(), "Different persons with a session in this row.")
          .required(
              8, "new_users", LongType.get(), "Persons whose first session ever is in this row.")
          .required(9, "events", LongType.get(), "Session-making events of these sessions.")
          .required(10, "page_views", LongType.get(), "Views of pages, products and lists.")
          .required(11, "pages_per_session", DoubleType.get(), "page_views / sessions.")
          .required(12, "average_duration_ms", DoubleType.get(), "Mean duration, milliseconds.")
          .required(
              13,
              "median_duration_ms",
              DoubleType.get(),
              "Lower median of the duration, milliseconds, to within 1 % of its value.")
          .required(14, "engaged_sessions", LongType.get(), "Sessions that count as engaged.")
          .required(15, "engaged_rate", DoubleType.get(), "engaged_sessions / sessions.")
          .required(
              16, "bounce_rate", DoubleType.get(), "Sessions that are not engaged / sessions.")
          .required(
              17,
              "conversions",
              LongType.get(),
              "Purchases, signups and subscriptions started in these sessions.")
          .required(18, "converted_sessions", LongType.get(), "Sessions with a conversion.")
          .required(19, "conversion_rate", DoubleType.get(), "converted_sessions / sessions.")
          .required(20, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              21,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              22, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(23, "definition", StringType.get(), "By what definition the row was made.")
          .required(24, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "channel", "source", "medium", "campaign")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "channel", "source", "medium", "campaign")
          .rowIdentity("Engaged sessions are sessions.", "engaged_sessions <= sessions")
          .rowIdentity("Everyone has a session.", "users <= sessions and new_users <= users")
          .nextId(25);
}
