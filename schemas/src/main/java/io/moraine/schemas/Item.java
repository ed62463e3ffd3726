package io.moraine.schemas;

import java.math.BigDecimal;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;

/** A product within an event: what was seen, put into a cart, bought or refunded. */
public record Item(
    String productId,
    String name,
    String category,
    String brand,
    String variant,
    BigDecimal price,
    Long quantity,
    BigDecimal discount) {

  /** The shape of an item within the column {@code items}; ids from 1000. */
  public static final StructType TYPE =
      StructType.of(
          NestedField.required(1000, "product_id", StringType.get(), "The product."),
          NestedField.optional(1001, "name", StringType.get(), "Its name."),
          NestedField.optional(
              1002, "category", StringType.get(), "Its category path, parts separated by /."),
          NestedField.optional(1003, "brand", StringType.get(), "Its brand."),
          NestedField.optional(
              1004, "variant", StringType.get(), "Its variant, such as a size or colour."),
          NestedField.optional(1005, "price", Money.TYPE, "Price of one piece."),
          NestedField.optional(
              1006, "quantity", LongType.get(), "How many; 1 where nothing is said."),
          NestedField.optional(
              1007,
              "discount",
              Money.TYPE,
              "Discount on the line, taken off price times quantity."));
}
