package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventColumn.OfItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The lines of an order or refund and what each amounts to: the one place where an event's amounts
 * become revenue, so that sessions, people and revenue agree to the last millionth.
 *
 * <p>A line an item, by one of three ways:
 *
 * <ul>
 *   <li>Where any item has a price, the items speak: price times quantity less the item's discount,
 *       less its share of the order's discount. A missing price is nothing, a missing quantity 1;
 *       {@code revenue}, which sources make up in many ways, is not looked at.
 *   <li>Where none has, {@code revenue} is shared over the items by quantity. It is after discounts
 *       already, so no discount is taken off.
 *   <li>Where there are no items, there is one line of one piece at {@code revenue}, or at 0.
 * </ul>
 *
 * <p>The order's discount is shared by the lines' amounts before it, tax and shipping by those
 * after it, see {@link Shares}. An amount is in millionths. Holds one event's lines at a time.
 */
final class OrderLines {

  /** Where an order's columns stand in a row. */
  record Columns(int items, int revenue, int tax, int shipping, int discount) {}

  private final Columns columns;
  private final RowView item = new RowView();
  private int count;
  private long[] quantity = new long[8];
  private long[] unitPrice = new long[8];
  private long[] gross = new long[8];
  private long[] discount = new long[8];
  private long[] net = new long[8];
  private long[] tax = new long[8];
  private long[] shipping = new long[8];

  OrderLines(Columns columns) {
    this.columns = columns;
  }

  /** Looks at the lines of that purchase from now on. */
  OrderLines ofOrder(RowView event) {
    int items = event.elementCount(columns.items);
    count = Math.max(1, items);
    reserve();
    if (items == 0) {
      single(event.longOr(columns.revenue, 0));
    } else if (anyPrice(event)) {
      fromItems(event);
    } else {
      fromRevenue(event);
    }
    Shares.split(event.longOr(columns.tax, 0), net, count, tax);
    Shares.split(event.longOr(columns.shipping, 0), net, count, shipping);
    return this;
  }

  /**
   * Looks at the lines of that refund from now on, made as an order's are: what would be their net
   * went back. Sources write refunds with either sign, so one that sums to less than nothing is
   * taken the other way round.
   */
  OrderLines ofRefund(RowView event) {
    ofOrder(event);
    if (net() < 0) {
      for (int line = 0; line < count; line++) {
        net[line] = -net[line];
        if (quantity[line] < 0) {
          quantity[line] = -quantity[line];
        } else {
          unitPrice[line] = -unitPrice[line];
        }
      }
    }
    return this;
  }

  int count() {
    return count;
  }

  long quantity(int line) {
    return quantity[line];
  }

  long unitPrice(int line) {
    return unitPrice[line];
  }

  /** Price times quantity. */
  long gross(int line) {
    return gross[line];
  }

  /** The line's own discount and its share of the order's. */
  long discount(int line) {
    return discount[line];
  }

  /** Gross less discount. */
  long net(int line) {
    return net[line];
  }

  long tax(int line) {
    return tax[line];
  }

  long shipping(int line) {
    return shipping[line];
  }

  /** Net of all lines. */
  long net() {
    long sum = 0;
    for (int line = 0; line < count; line++) {
      sum = Amounts.plus(sum, net[line]);
    }
    return sum;
  }

  private boolean anyPrice(RowView event) {
    for (int line = 0; line < count; line++) {
      if (!event.element(columns.items, line, item).isNull(OfItem.PRICE)) {
        return true;
      }
    }
    return false;
  }

  private void single(long revenue) {
    quantity[0] = 1;
    unitPrice[0] = revenue;
    gross[0] = revenue;
    discount[0] = 0;
    net[0] = revenue;
  }

  private void fromItems(RowView event) {
    for (int line = 0; line < count; line++) {
      event.element(columns.items, line, item);
      quantity[line] = item.longOr(OfItem.QUANTITY, 1);
      unitPrice[line] = item.longOr(OfItem.PRICE, 0);
      gross[line] = Amounts.times(unitPrice[line], quantity[line]);
      net[line] = Amounts.minus(gross[line], item.longOr(OfItem.DISCOUNT, 0));
    }
    Shares.split(event.longOr(columns.discount, 0), net, count, discount);
    for (int line = 0; line < count; line++) {
      net[line] = Amounts.minus(net[line], discount[line]);
      discount[line] = Amounts.minus(gross[line], net[line]);
    }
  }

  private void fromRevenue(RowView event) {
    for (int line = 0; line < count; line++) {
      event.element(columns.items, line, item);
      quantity[line] = item.longOr(OfItem.QUANTITY, 1);
      discount[line] = 0;
    }
    Shares.split(event.longOr(columns.revenue, 0), quantity, count, gross);
    for (int line = 0; line < count; line++) {
      unitPrice[line] = perPiece(gross[line], quantity[line]);
      net[line] = gross[line];
    }
  }

  private static long perPiece(long amount, long quantity) {
    return quantity == 0
        ? 0
        : BigDecimal.valueOf(amount)
            .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_EVEN)
            .longValueExact();
  }

  private void reserve() {
    if (count > quantity.length) {
      int length = Math.max(count, quantity.length * 2);
      quantity = Arrays.copyOf(quantity, length);
      unitPrice = Arrays.copyOf(unitPrice, length);
      gross = Arrays.copyOf(gross, length);
      discount = Arrays.copyOf(discount, length);
      net = Arrays.copyOf(net, length);
      tax = Arrays.copyOf(tax, length);
      shipping = Arrays.copyOf(shipping, length);
    }
  }
}
