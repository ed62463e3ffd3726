package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.EventColumn.OfItem;
import io.moraine.schemas.Money;
import java.time.LocalDate;

/** A product in a cart, or one that was in it. Name and price are the last seen. */
final class CartContent {
  private final String productId;
  private final long firstAddedAt;
  private String name;
  private String category;
  private String brand;
  private long quantity;
  private long peakQuantity;
  private boolean priced;
  private long unitPrice;
  private String currency;

  CartContent(String productId, long firstAddedAt) {
    this.productId = productId;
    this.firstAddedAt = firstAddedAt;
  }

  /** Takes over what an event's item says of the product; {@code paidIn} may be null. */
  void describe(RowView item, String paidIn) {
    name = item.isNull(OfItem.NAME) ? name : item.text(OfItem.NAME);
    category = item.isNull(OfItem.CATEGORY) ? category : item.text(OfItem.CATEGORY);
    brand = item.isNull(OfItem.BRAND) ? brand : item.text(OfItem.BRAND);
    if (!item.isNull(OfItem.PRICE)) {
      priced = true;
      unitPrice = item.longAt(OfItem.PRICE);
      currency = paidIn == null ? currency : paidIn;
    }
  }

  void setQuantity(long pieces) {
    quantity = pieces;
    peakQuantity = Math.max(peakQuantity, pieces);
  }

  long quantity() {
    return quantity;
  }

  /** Quantity times price, in millionths. */
  long value() {
    return Amounts.times(unitPrice, quantity);
  }

  /** Whether it counts in the value of a cart in that currency: it does where it names no other. */
  boolean countsIn(String cartCurrency) {
    return currency == null || currency.equals(cartCurrency);
  }

  CartLine row(String cartId, LocalDate day, String personId, String cartCurrency) {
    return new CartLine(
        cartId,
        day,
        personId,
        productId,
        name,
        category,
        brand,
        Micros.instant(firstAddedAt),
        quantity,
        peakQuantity,
        priced ? Money.ofMillionths(unitPrice) : null,
        Money.ofMillionths(value()),
        currency == null ? cartCurrency : currency);
  }
}
