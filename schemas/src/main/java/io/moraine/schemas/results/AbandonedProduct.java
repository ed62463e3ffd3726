package io.moraine.schemas.results;

import io.moraine.schemas.Money;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** How often a product was left behind in a cart. */
public record AbandonedProduct(
    String productId,
    String productName,
    String category,
    long carts,
    long openCarts,
    long abandonedCarts,
    long recoveredCarts,
    Double abandonmentRate,
    long quantityAbandoned,
    BigDecimal valueAbandoned,
    String currency,
    String definition,
    String bots) {
  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "abandoned-products/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.abandoned_products", AbandonedProduct.class)
          .grain("One row per product that any cart holds at its end.")
          .definition(DEFINITION)
          .required(1, "product_id", StringType.get(), "The product.")
          .optional(
              2,
              "product_name",
              StringType.get(),
              "Its name where it was put into a cart last; of equal times the greatest name.")
          .optional(3, "category", StringType.get(), "Its category path there.")
          .required(
              4,
              "carts",
              LongType.get(),
              "Carts that hold it at their end, before an order empties them.")
          .required(5, "open_carts", LongType.get(), "Those that may still be ordered.")
          .required(
              6, "abandoned_carts", LongType.get(), "Those that were abandoned and not ordered.")
          .required(
              7,
              "recovered_carts",
              LongType.get(),
              "Those that were abandoned first and ordered later.")
          .optional(
              8,
              "abandonment_rate",
              DoubleType.get(),
              "(abandoned_carts + recovered_carts) / (carts - open_carts); null where all are open.")
          .required(9, "quantity_abandoned", LongType.get(), "Pieces in abandoned_carts.")
          .required(
              10,
              "value_abandoned",
              Money.TYPE,
              "Value of these pieces in currency, others converted where a rate is configured and left out where none is.")
          .optional(
              11, "currency", StringType.get(), "The reporting currency; null without any money.")
          .required(12, "definition", StringType.get(), "By what definition the row was made.")
          .required(13, "bots", StringType.get(), Bots.COLUMN)
          .key("product_id")
          .slicing(Slicing.whole())
          .sortedBy("product_id")
          .rowIdentity(
              "Carts of a state are carts.",
              "open_carts + abandoned_carts + recovered_carts <= carts")
          .rowIdentity(
              "Pieces are left behind in abandoned carts.",
              "(abandoned_carts > 0) = (quantity_abandoned > 0)")
          .nextId(14);
}
