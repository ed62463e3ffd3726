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

/** What visits that began on the same page were and brought. */
public record LandingPage(
    LocalDate day,
    String channel,
    String page,
    long entrances,
    long exits,
    long users,
    long newUsers,
    long events,
    long pageViews,
    Double pagesPerSession,
    Double averageDurationMs,
    Double medianDurationMs,
    long engagedSessions,
    Double engagedRate,
    Double bounceRate,
    long conversions,
    long convertedSessions,
    Double conversionRate,
    long orders,
    BigDecimal revenue,
    String currency,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "landing-pages/v2";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.landing_pages", LandingPage.class)
          .grain("One row per day, channel and page on which sessions began or ended.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which the sessions began.")
          .required(2, "channel", StringType.get(), "Channel of the arrival.")
          .required(3, "page", StringType.get(), "Path of the page.")
          .required(4, "entrances", LongType.get(), "Sessions whose first view is of the page.")
          .required(
              5,
              "exits",
              LongType.get(),
              "Sessions whose last view is of the page, wherever they began.")
          .required(6, "users", LongType.get(), "Different persons who entered here.")
          .required(
              7,
              "new_users",
              LongType.get(),
              "Persons who entered here in their first session ever.")
          .required(
              8,
              "events",
              LongType.get(),
              "Session-making events of the sessions that entered here.")
          .required(9, "page_views", LongType.get(), "Views of pages, products and lists in them.")
          .optional(
              10,
              "pages_per_session",
              DoubleType.get(),
              "page_views / entrances; null without an entrance.")
          .optional(
              11,
              "average_duration_ms",
              DoubleType.get(),
              "Mean duration, milliseconds; null without an entrance.")
          .optional(
              23,
              "median_duration_ms",
              DoubleType.get(),
              "Lower median of the duration, milliseconds, to within 1 % of its value; null without an entrance.")
          .required(12, "engaged_sessions", LongType.get(), "Those of them that count as engaged.")
          .optional(
              13,
              "engaged_rate",
              DoubleType.get(),
              "engaged_sessions / entrances; null without an entrance.")
          .optional(
              14,
              "bounce_rate",
              DoubleType.get(),
              "Those of them that are not engaged / entrances; null without an entrance.")
          .required(
              15,
              "conversions",
              LongType.get(),
              "Purchases, signups and subscriptions started in these sessions.")
          .required(16, "converted_sessions", LongType.get(), "Sessions with a conversion.")
          .optional(
              17,
              "conversion_rate",
              DoubleType.get(),
              "converted_sessions / entrances; null without an entrance.")
          .required(18, "orders", LongType.get(), "Orders placed in them.")
          .required(
              19,
              "revenue",
              Money.TYPE,
              "Net of these orders in currency, others converted where a rate is configured and left out where none is; refunds not taken off.")
          .optional(
              20, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(21, "definition", StringType.get(), "By what definition the row was made.")
          .required(22, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "channel", "page")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "channel", "page")
          .rowIdentity("Engaged sessions are entrances.", "engaged_sessions <= entrances")
          .rowIdentity("Nobody is told of who neither entered nor left.", "entrances + exits > 0")
          .rowIdentity("Everyone entered.", "users <= entrances and new_users <= users")
          .nextId(24);
}
