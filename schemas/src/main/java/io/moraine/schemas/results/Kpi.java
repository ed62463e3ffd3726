package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.StringType;

/** A number of a dashboard's top line. */
public record Kpi(
    LocalDate day,
    String kpi,
    Double value,
    String unit,
    BigDecimal numerator,
    BigDecimal denominator,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "kpis/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.kpis", Kpi.class)
          .grain("One row per day and KPI.")
          .definition(DEFINITION)
          .required(
              1, "day", DateType.get(), "Reporting day; every day that the data span is there.")
          .required(
              2,
              "kpi",
              StringType.get(),
              "Which one: sessions, users (daily active), new_users, returning_users, weekly_users and monthly_users (active within 7 and 30 days), stickiness (users / monthly_users), page_views, pages_per_session, average_duration, engaged_rate, bounce_rate, conversions, conversion_rate (of sessions), orders, gross_revenue, discounts, refunds, net_revenue, average_order_value (gross less discounts), revenue_per_user (net), carts (opened), cart_abandonment_rate (of those opened that are not open any more), searches, feature_uses, errors (of scripts), lcp_p75.")
          .optional(
              3,
              "value",
              DoubleType.get(),
              "Its value: numerator / denominator where it is a rate or mean; null where there is nothing to divide by.")
          .required(
              4,
              "unit",
              StringType.get(),
              "In what it is: sessions, persons, views, conversions, orders, carts, events, ratio, seconds, milliseconds, or the currency of money.")
          .optional(
              5,
              "numerator",
              Money.TYPE,
              "What is divided, or the number itself; null for a percentile.")
          .optional(
              6,
              "denominator",
              Money.TYPE,
              "By what it is divided; for a percentile, which is to within 1 % of its value, the number of its samples; null for a plain number.")
          .required(7, "definition", StringType.get(), "By what definition the row was made.")
          .required(8, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "kpi")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "kpi")
          .rowIdentity(
              "A plain number is its own numerator.",
              "denominator is not null or value = cast(numerator as double)")
          .nextId(9);
}
