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

/**
 * What was sold and paid back on a day, in all and by one dimension at a time, so that orders and
 * customers stay distinct in each row.
 */
public record DailyRevenue(
    LocalDate day,
    String currency,
    String dimension,
    String dimensionValue,
    long orders,
    long customers,
    long orderLines,
    long refundLines,
    long units,
    BigDecimal grossRevenue,
    BigDecimal discount,
    BigDecimal refunded,
    BigDecimal netRevenue,
    BigDecimal tax,
    BigDecimal shipping,
    Double averageOrderValue,
    Double revenuePerCustomer,
    BigDecimal netRevenueReporting,
    String reportingCurrency,
    String definition,
    String bots) {
  /** The dimension that keeps nothing apart. */
  public static final String ALL = "all";

  /** What stands for its only value. */
  public static final String ALL_VALUES = "(all)";

  /** What stands where a line says nothing of a dimension or its currency. */
  public static final String NONE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "revenue-daily/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.revenue_daily", DailyRevenue.class)
          .grain("One row per day, currency, dimension and value of the dimension.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which it was ordered or refunded.")
          .required(
              2,
              "currency",
              StringType.get(),
              "Currency of the amounts; (none) where the source names none.")
          .required(
              3,
              "dimension",
              StringType.get(),
              "By what the row is told: all, country, channel, category or product.")
          .required(
              4,
              "dimension_value",
              StringType.get(),
              "Which country, channel, category path or product id; (all) for all, (none) where a line says nothing.")
          .required(
              5,
              "orders",
              LongType.get(),
              "Different orders with a line in this row; an order whose lines came over several days or currencies counts where its first line with this value is.")
          .required(
              6, "customers", LongType.get(), "Different persons with an order line in this row.")
          .required(7, "order_lines", LongType.get(), "Order lines.")
          .required(8, "refund_lines", LongType.get(), "Refund lines.")
          .required(
              9, "units", LongType.get(), "Pieces ordered; pieces refunded are not taken off.")
          .required(10, "gross_revenue", Money.TYPE, "Price times quantity of the order lines.")
          .required(
              11,
              "discount",
              Money.TYPE,
              "What was taken off, shares of discounts on whole orders included.")
          .required(
              12,
              "refunded",
              Money.TYPE,
              "What was paid back on this day, whenever it was ordered.")
          .required(
              13,
              "net_revenue",
              Money.TYPE,
              "gross_revenue minus discount minus refunded; tax and shipping are beside it.")
          .required(14, "tax", Money.TYPE, "Tax of the order lines, less what went back.")
          .required(
              15, "shipping", Money.TYPE, "What shipping cost the customer, less what went back.")
          .optional(
              16,
              "average_order_value",
              DoubleType.get(),
              "(gross_revenue - discount) / orders; null without orders.")
          .optional(
              17,
              "revenue_per_customer",
              DoubleType.get(),
              "(gross_revenue - discount) / customers; null without customers.")
          .optional(
              18,
              "net_revenue_reporting",
              Money.TYPE,
              "net_revenue in reporting_currency, each line converted by itself; null where no rate is configured.")
          .optional(
              19,
              "reporting_currency",
              StringType.get(),
              "The reporting currency; null without any money.")
          .required(20, "definition", StringType.get(), "By what definition the row was made.")
          .required(21, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "currency", "dimension", "dimension_value")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "currency", "dimension", "dimension_value")
          .rowIdentity(
              "Net is gross minus discount minus refunds.",
              "net_revenue = gross_revenue - discount - refunded")
          .rowIdentity(
              "Orders and customers have lines.",
              "orders <= order_lines and customers <= order_lines")
          .rowIdentity("A row has lines.", "order_lines + refund_lines > 0")
          .nextId(22);
}
