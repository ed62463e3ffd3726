package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How a product was seen, put into carts, bought and sent back. */
public record ProductPerformance(
    String productId,
    String productName,
    String category,
    long views,
    long viewers,
    long sessionsWithView,
    long addsToCart,
    long sessionsWithAdd,
    long sessionsViewedAndAdded,
    Double addToCartRate,
    long sessionsViewedAndOrdered,
    Double purchaseRate,
    long carts,
    Double cartAbandonmentRate,
    long orders,
    long customers,
    long orderLines,
    long quantity,
    long quantityRefunded,
    BigDecimal grossRevenue,
    BigDecimal discount,
    BigDecimal refunded,
    BigDecimal netRevenue,
    String currency,
    String definition,
    String bots) {
  /** What stands for lines that name no product. */
  public static final String NO_PRODUCT = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "product-performance/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.product_performance", ProductPerformance.class)
          .grain(
              "One row per product that was viewed, put into or held by a cart, ordered or refunded.")
          .definition(DEFINITION)
          .required(
              1,
              "product_id",
              StringType.get(),
              "The product; (none) for order and refund lines that name none.")
          .optional(
              2,
              "product_name",
              StringType.get(),
              "Its name where it was viewed, put into a cart, ordered or refunded last; of equal times the greatest name.")
          .optional(3, "category", StringType.get(), "Its category path there.")
          .required(4, "views", LongType.get(), "How often it was an item of a product view.")
          .required(5, "viewers", LongType.get(), "Different visitors (devices) that viewed it.")
          .required(6, "sessions_with_view", LongType.get(), "Sessions with a view of it.")
          .required(
              7,
              "adds_to_cart",
              LongType.get(),
              "How often it was an item of an event that put something into a cart.")
          .required(
              8, "sessions_with_add", LongType.get(), "Sessions in which it was put into a cart.")
          .required(
              9,
              "sessions_viewed_and_added",
              LongType.get(),
              "Sessions with a view of it in which it was put into a cart, before or after.")
          .optional(
              10,
              "add_to_cart_rate",
              DoubleType.get(),
              "sessions_viewed_and_added / sessions_with_view; null without such sessions.")
          .required(
              11,
              "sessions_viewed_and_ordered",
              LongType.get(),
              "Sessions with a view of it in which a purchase has it, before or after.")
          .optional(
              12,
              "purchase_rate",
              DoubleType.get(),
              "sessions_viewed_and_ordered / sessions_with_view, by session therefore; null without such sessions.")
          .required(
              13,
              "carts",
              LongType.get(),
              "Carts that hold it at their end, before an order empties them.")
          .optional(
              14,
              "cart_abandonment_rate",
              DoubleType.get(),
              "Share of these carts that were abandoned, recovered ones among them, of those that are not open; null where there is none.")
          .required(15, "orders", LongType.get(), "Different orders with it.")
          .required(16, "customers", LongType.get(), "Different persons with such an order.")
          .required(17, "order_lines", LongType.get(), "Order lines with it.")
          .required(18, "quantity", LongType.get(), "Pieces ordered.")
          .required(19, "quantity_refunded", LongType.get(), "Pieces sent back.")
          .required(
              20,
              "gross_revenue",
              Money.TYPE,
              "Price times quantity of the order lines in currency, others converted where a rate is configured and left out where none is; so are the amounts that follow.")
          .required(
              21,
              "discount",
              Money.TYPE,
              "What was taken off, its share of discounts on whole orders included.")
          .required(22, "refunded", Money.TYPE, "What was paid back.")
          .required(
              23,
              "net_revenue",
              Money.TYPE,
              "gross_revenue minus discount minus refunded; tax and shipping are beside it.")
          .optional(
              24, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(25, "definition", StringType.get(), "By what definition the row was made.")
          .required(26, "bots", StringType.get(), Bots.COLUMN)
          .key("product_id")
          .slicing(Slicing.whole())
          .sortedBy("product_id")
          .rowIdentity(
              "Net is gross minus discount minus refunds.",
              "net_revenue = gross_revenue - discount - refunded")
          .rowIdentity(
              "Sessions with a view are views.", "sessions_with_view <= views and viewers <= views")
          .rowIdentity(
              "Orders have lines and customers.", "orders <= order_lines and customers <= orders")
          .nextId(27);
}
