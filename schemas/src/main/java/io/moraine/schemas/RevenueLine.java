package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * A line of an order or of a refund. An order id counts once for ever: the earliest event with it.
 */
public record RevenueLine(
    String lineId,
    LocalDate revenueDate,
    String lineType,
    String orderId,
    int lineNumber,
    String orderLine,
    String eventId,
    Instant happenedAt,
    String personId,
    String visitorId,
    String sessionId,
    String productId,
    String productName,
    String category,
    String brand,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal refunded,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal shipping,
    String currency,
    String coupon,
    String channel,
    String source,
    String medium,
    String campaign,
    String country,
    String deviceClass,
    int repeats,
    String botRule) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.revenue", RevenueLine.class)
          .grain("One row per order line and per refund line.")
          .required(
              1,
              "line_id",
              StringType.get(),
              "Stable hash of order, line type and position; of an order sent line by line with the line's name, of a refund with its event.")
          .required(2, "revenue_date", DateType.get(), "Reporting day of happened_at.")
          .required(3, "line_type", StringType.get(), "order or refund.")
          .required(
              4,
              "order_id",
              StringType.get(),
              "The order; the event id where the event names none.")
          .required(
              5,
              "line_number",
              IntegerType.get(),
              "Position of the line within the order's or refund's event, from 1; for sources that send line by line always 1.")
          .optional(
              6,
              "order_line",
              StringType.get(),
              "The source's own name of the line, where it sends an order line by line.")
          .required(7, "event_id", StringType.get(), "The event that it came with.")
          .required(8, "happened_at", TimestampType.withZone(), "When it was ordered or refunded.")
          .required(9, "person_id", StringType.get(), "The person.")
          .required(10, "visitor_id", StringType.get(), "The visitor of the event.")
          .optional(
              11, "session_id", StringType.get(), "The session of the order; of a refund, none.")
          .optional(
              12, "product_id", StringType.get(), "The product; null where the event names none.")
          .optional(13, "product_name", StringType.get(), "Its name.")
          .optional(14, "category", StringType.get(), "Its category path.")
          .optional(15, "brand", StringType.get(), "Its brand.")
          .required(16, "quantity", LongType.get(), "Pieces ordered; negative for pieces refunded.")
          .required(
              17,
              "unit_price",
              Money.TYPE,
              "Price of one piece; where no item has a price, what falls on one piece of the source's revenue.")
          .required(
              18,
              "gross",
              Money.TYPE,
              "quantity times unit_price of an order line, or the line's share by quantity of the source's revenue; 0 on a refund line.")
          .required(
              19,
              "discount",
              Money.TYPE,
              "Discount of the line, its share of the order's discount included; 0 on a refund line.")
          .required(20, "refunded", Money.TYPE, "What went back; 0 on an order line.")
          .required(
              21,
              "net",
              Money.TYPE,
              "gross minus discount minus refunded. Tax and shipping are beside it.")
          .required(
              22,
              "tax",
              Money.TYPE,
              "Its share of the order's tax, by net, to the last millionth; below 0 where it went back.")
          .required(
              23,
              "shipping",
              Money.TYPE,
              "Its share of what shipping cost the customer, by net, to the last millionth; below 0 where it went back.")
          .optional(24, "currency", StringType.get(), "Currency of the amounts.")
          .optional(25, "coupon", StringType.get(), "The coupon used.")
          .optional(26, "channel", StringType.get(), "Channel of the session.")
          .optional(27, "source", StringType.get(), "Source of the session.")
          .optional(28, "medium", StringType.get(), "Medium of the session.")
          .optional(29, "campaign", StringType.get(), "Campaign of the session.")
          .optional(30, "country", StringType.get(), "Country of the event, else of the session.")
          .optional(31, "device_class", StringType.get(), "Device class of the session.")
          .required(
              32,
              "repeats",
              IntegerType.get(),
              "How many further events told the same order (same order_id and order_line) and were not added.")
          .optional(
              33,
              "bot_rule",
              StringType.get(),
              "Bot rule of the session, else of the event; null for people.")
          .key("line_id")
          .slicing(Slicing.byDayAndBucket("revenue_date", "person_id"))
          .sortedBy("person_id", "happened_at", "line_id")
          .rowIdentity(
              "Net is gross minus discount minus refunds.", "net = gross - discount - refunded")
          .rowIdentity("A line is of an order or of a refund.", "line_type in ('order', 'refund')")
          .rowIdentity(
              "Refund lines have no gross, order lines no refund.",
              "case when line_type = 'refund' then gross = 0 and discount = 0 else refunded = 0 end")
          .nextId(34);
}
