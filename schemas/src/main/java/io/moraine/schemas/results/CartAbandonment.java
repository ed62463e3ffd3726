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
 * What became of the carts that were opened on a day, by the channel and device of the session that
 * opened them.
 */
public record CartAbandonment(
    LocalDate day,
    String channel,
    String deviceClass,
    long carts,
    long openCarts,
    long orderedCarts,
    long abandonedCarts,
    long recoveredCarts,
    Double abandonmentRate,
    Double recoveryRate,
    long valuedCarts,
    BigDecimal value,
    BigDecimal valueOpen,
    BigDecimal valueCompleted,
    BigDecimal valueAbandoned,
    BigDecimal valueRecovered,
    Double averageValue,
    Double medianValue,
    double averageQuantity,
    double averageProducts,
    double averageSessions,
    Double medianTimeToOrderMs,
    String currency,
    String definition,
    String bots) {
  /** What stands where the opening session says nothing. */
  public static final String NONE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "cart-abandonment/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.cart_abandonment", CartAbandonment.class)
          .grain("One row per day of opening, channel and device class.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day on which the carts were opened.")
          .required(
              2,
              "channel",
              StringType.get(),
              "Channel of the session that opened the cart, else (none).")
          .required(
              3, "device_class", StringType.get(), "Device class of that session, else (none).")
          .required(4, "carts", LongType.get(), "Carts.")
          .required(
              5,
              "open_carts",
              LongType.get(),
              "Carts that may still be ordered: not ordered, and touched within the time-out before the end of the data.")
          .required(
              6,
              "ordered_carts",
              LongType.get(),
              "Carts that were ordered without having been abandoned.")
          .required(
              7, "abandoned_carts", LongType.get(), "Carts that were abandoned and not ordered.")
          .required(
              8,
              "recovered_carts",
              LongType.get(),
              "Carts that were abandoned first and ordered later.")
          .optional(
              9,
              "abandonment_rate",
              DoubleType.get(),
              "(abandoned_carts + recovered_carts) / (carts - open_carts); null where all are open.")
          .optional(
              10,
              "recovery_rate",
              DoubleType.get(),
              "recovered_carts / (abandoned_carts + recovered_carts); null where none was abandoned.")
          .required(
              11,
              "valued_carts",
              LongType.get(),
              "Carts whose value is known in currency; the others count in no value here.")
          .required(
              12,
              "value",
              Money.TYPE,
              "Value of valued_carts in currency at their end, before the order emptied them; others converted where a rate is configured.")
          .required(13, "value_open", Money.TYPE, "The part of value in open carts.")
          .required(
              14,
              "value_completed",
              Money.TYPE,
              "The part of value in carts ordered without having been abandoned.")
          .required(
              15,
              "value_abandoned",
              Money.TYPE,
              "The part of value in carts abandoned and not ordered.")
          .required(
              16,
              "value_recovered",
              Money.TYPE,
              "The part of value in carts abandoned first and ordered later.")
          .optional(
              17,
              "average_value",
              DoubleType.get(),
              "value / valued_carts; null where there are none.")
          .optional(
              18,
              "median_value",
              DoubleType.get(),
              "Lower median of the value of valued_carts, to within 1 % of its value; null where there are none.")
          .required(19, "average_quantity", DoubleType.get(), "Mean pieces in a cart at its end.")
          .required(
              20,
              "average_products",
              DoubleType.get(),
              "Mean number of different products in a cart at its end.")
          .required(
              21,
              "average_sessions",
              DoubleType.get(),
              "Mean number of sessions in which a cart was touched.")
          .optional(
              22,
              "median_time_to_order_ms",
              DoubleType.get(),
              "Lower median of the time from opening to order of the carts that were ordered, milliseconds, to within 1 % of its value; null where none was.")
          .optional(
              23, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(24, "definition", StringType.get(), "By what definition the row was made.")
          .required(25, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "channel", "device_class")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "channel", "device_class")
          .rowIdentity(
              "A cart is in one of four states.",
              "carts = open_carts + ordered_carts + abandoned_carts + recovered_carts")
          .rowIdentity(
              "The values of the states are the value.",
              "value = value_open + value_completed + value_abandoned + value_recovered")
          .rowIdentity("Valued carts are carts.", "valued_carts <= carts")
          .nextId(26);
}
