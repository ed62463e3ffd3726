package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** A cart of a person, across sessions and devices, from its first item to its order or its end. */
public record Cart(
    String cartId,
    LocalDate openedDate,
    String personId,
    Instant openedAt,
    Instant changedAt,
    String state,
    Instant abandonedAt,
    Instant closedAt,
    String orderId,
    Long timeToOrderMs,
    String currency,
    BigDecimal peakValue,
    BigDecimal value,
    long itemQuantity,
    long products,
    String checkoutStep,
    long sessions,
    String sessionId,
    String channel,
    String campaign,
    String deviceClass,
    String country,
    String botRule,
    String definition) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.carts", Cart.class)
          .grain("One row per cart of a person.")
          .required(
              1,
              "cart_id",
              StringType.get(),
              "Stable hash of person, the time it was opened and the event that opened it.")
          .required(2, "opened_date", DateType.get(), "Reporting day of opened_at.")
          .required(3, "person_id", StringType.get(), "Whose cart it is.")
          .required(4, "opened_at", TimestampType.withZone(), "When the first item was put in.")
          .required(
              5,
              "changed_at",
              TimestampType.withZone(),
              "When it was changed or used last before it was closed, checkout steps included.")
          .required(
              6,
              "state",
              StringType.get(),
              "open, ordered, abandoned (no change for the time-out before the end of the data), recovered (ordered after having been abandoned).")
          .optional(
              7,
              "abandoned_at",
              TimestampType.withZone(),
              "When it became abandoned first: the last change before the time-out passed, plus the time-out; null if never.")
          .optional(
              8,
              "closed_at",
              TimestampType.withZone(),
              "Time of the order that closed it; null if none did.")
          .optional(9, "order_id", StringType.get(), "The order that closed it.")
          .optional(
              10, "time_to_order_ms", LongType.get(), "closed_at minus opened_at, milliseconds.")
          .optional(
              11,
              "currency",
              StringType.get(),
              "Currency of the values: the first that an event of the cart names.")
          .required(12, "peak_value", Money.TYPE, "Its highest value.")
          .required(
              13,
              "value",
              Money.TYPE,
              "Its value at the end, before the order emptied it; lines in another currency are left out.")
          .required(14, "item_quantity", LongType.get(), "Pieces in it at the end.")
          .required(15, "products", LongType.get(), "Different products in it at the end.")
          .optional(
              16,
              "checkout_step",
              StringType.get(),
              "The last step of the checkout that was reached with it.")
          .required(
              17,
              "sessions",
              LongType.get(),
              "Sessions in which it was touched, the ordering one included.")
          .optional(18, "session_id", StringType.get(), "The session that opened it.")
          .optional(19, "channel", StringType.get(), "Channel of that session.")
          .optional(20, "campaign", StringType.get(), "Campaign of that session.")
          .optional(21, "device_class", StringType.get(), "Device class of that session.")
          .optional(22, "country", StringType.get(), "Country of that session.")
          .optional(23, "bot_rule", StringType.get(), "Bot rule of that session; null for people.")
          .required(
              24,
              "definition",
              StringType.get(),
              "The definition by which it was made, such as timeout-24h/recover-30d/v1.")
          .key("cart_id")
          .slicing(Slicing.byDayAndBucket("opened_date", "person_id"))
          .sortedBy("person_id", "opened_at", "cart_id")
          .rowIdentity("A cart's value is never above its peak.", "value <= peak_value")
          .rowIdentity(
              "A cart is closed exactly when an order closed it.",
              "(closed_at is not null) = (state in ('ordered', 'recovered'))")
          .rowIdentity(
              "A state is one of four.", "state in ('open', 'ordered', 'abandoned', 'recovered')")
          .nextId(25);
}
