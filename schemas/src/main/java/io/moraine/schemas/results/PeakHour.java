package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What visits that began in the same hour of the week were and brought. */
public record PeakHour(
    int weekday,
    int hour,
    long days,
    long sessions,
    long users,
    long pageViews,
    long conversions,
    long convertedSessions,
    Double conversionRate,
    long orders,
    BigDecimal revenue,
    String currency,
    double averageSessions,
    double averagePageViews,
    double averageConversions,
    double averageRevenue,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "peak-hours/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.peak_hours", PeakHour.class)
          .grain("One row per weekday and hour of the reporting zone.")
          .definition(DEFINITION)
          .required(
              1, "weekday", IntegerType.get(), "Day of the week, from 1, Monday, to 7, Sunday.")
          .required(
              2,
              "hour",
              IntegerType.get(),
              "Hour of the day by the clock of the reporting zone, from 0 to 23.")
          .required(
              3,
              "days",
              LongType.get(),
              "How many days of that weekday the data span, the first and the last whether whole or not.")
          .required(4, "sessions", LongType.get(), "Sessions that began in such an hour.")
          .required(5, "users", LongType.get(), "Different persons with such a session.")
          .required(
              6,
              "page_views",
              LongType.get(),
              "Views of pages, products and lists in these sessions.")
          .required(
              7,
              "conversions",
              LongType.get(),
              "Purchases, signups and subscriptions started in these sessions.")
          .required(8, "converted_sessions", LongType.get(), "Sessions with a conversion.")
          .optional(
              9,
              "conversion_rate",
              DoubleType.get(),
              "converted_sessions / sessions; null without a session.")
          .required(10, "orders", LongType.get(), "Orders placed in these sessions.")
          .required(
              11,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              12, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(13, "average_sessions", DoubleType.get(), "sessions / days.")
          .required(14, "average_page_views", DoubleType.get(), "page_views / days.")
          .required(15, "average_conversions", DoubleType.get(), "conversions / days.")
          .required(16, "average_revenue", DoubleType.get(), "revenue / days.")
          .required(17, "definition", StringType.get(), "By what definition the row was made.")
          .required(18, "bots", StringType.get(), Bots.COLUMN)
          .key("weekday", "hour")
          .slicing(Slicing.whole())
          .sortedBy("weekday", "hour")
          .rowIdentity("A week has 168 hours.", "weekday between 1 and 7 and hour between 0 and 23")
          .rowIdentity(
              "Everyone has a session.", "users <= sessions and converted_sessions <= sessions")
          .nextId(19);
}
