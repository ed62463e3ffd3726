package io.moraine.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** A product in a cart. */
public record CartLine(
    String cartId,
    LocalDate openedDate,
    String personId,
    String productId,
    String name,
    String category,
    String brand,
    Instant firstAddedAt,
    long quantity,
    long peakQuantity,
    BigDecimal unitPrice,
    BigDecimal value,
    String currency) {

  public static final TableDefinition TABLE =
      TableDefinition.named("facts.cart_lines", CartLine.class)
          .grain("One row per cart and product.")
          .required(1, "cart_id", StringType.get(), "The cart, as in facts.carts.")
          .required(2, "opened_date", DateType.get(), "The cart's day.")
          .required(3, "person_id", StringType.get(), "The cart's person.")
          .required(4, "product_id", StringType.get(), "The product.")
          .optional(5, "name", StringType.get(), "Its name.")
          .optional(6, "category", StringType.get(), "Its category path.")
          .optional(7, "brand", StringType.get(), "Its brand.")
          .required(8, "first_added_at", TimestampType.withZone(), "When it was put in first.")
          .required(9, "quantity", LongType.get(), "Pieces at the end; 0 where all were taken out.")
          .required(10, "peak_quantity", LongType.get(), "Most pieces at any time.")
          .optional(11, "unit_price", Money.TYPE, "The last price seen of one piece.")
          .required(
              12,
              "value",
              Money.TYPE,
              "quantity times unit_price, a missing price counting as nothing.")
          .optional(
              13,
              "currency",
              StringType.get(),
              "Currency of the price; the cart's where the source names none.")
          .key("cart_id", "product_id")
          .slicing(Slicing.byDayAndBucket("opened_date", "person_id"))
          .sortedBy("person_id", "cart_id", "product_id")
          .rowIdentity("A quantity is never above its peak.", "quantity <= peak_quantity")
          .identity(
              "A cart's lines in its currency sum to its value.",
              "select c.cart_id from facts.carts c left join (select cart_id, currency, sum(value) as v from facts.cart_lines group by cart_id, currency) l on l.cart_id = c.cart_id and l.currency is not distinct from c.currency where c.value <> coalesce(l.v, 0)")
          .nextId(14);
}
