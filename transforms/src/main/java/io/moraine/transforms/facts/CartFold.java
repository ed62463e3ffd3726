package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventColumn.OfItem;
import io.moraine.schemas.EventType;

/**
 * A person's carts, one after the other: the rows of facts.carts, each followed by those of
 * facts.cart_lines, when the cart is over.
 *
 * <p>A cart opens with an event that puts something in: any {@code add_to_cart}, even one that
 * names no item, and a {@code cart_update} that leaves a quantity above 0. What takes out, checks
 * out or buys while there is no cart makes none. An order closes the cart whatever was bought, by
 * the event that opens the order; repeats and further lines do nothing. A cart untouched for longer
 * than it can be recovered is over as well. An emptied cart is still the person's cart.
 */
final class CartFold {
  private final CartRules rules;
  private final long recoverable;
  private final long dataEnd;
  private final ReportingDays days;
  private final FactOutput output;
  private final RowView item = new RowView();
  private OpenCart cart;

  CartFold(CartRules rules, long dataEnd, ReportingDays days, FactOutput output) {
    this.rules = rules;
    this.recoverable = Micros.of(rules.recoverableFor());
    this.dataEnd = dataEnd;
    this.days = days;
    this.output = output;
  }

  /** Takes an event of the person that {@linkplain EventType#touchesCart() touches the cart}. */
  void event(RowView event, EventType type) {
    long at = event.longAt(ActivityFields.AT);
    if (cart != null && at - cart.changedAt() > recoverable) {
      finish();
    }
    if (type == EventType.PURCHASE) {
      order(event);
      return;
    }
    if (cart == null && opens(event, type)) {
      cart = new OpenCart(event, rules);
    }
    if (cart != null) {
      cart.touch(event, type);
    }
  }

  /** Ends the person. */
  void end() {
    if (cart != null) {
      finish();
    }
  }

  private void order(RowView event) {
    if (cart != null && event.booleanAt(ActivityFields.OPENS_ORDER)) {
      cart.order(event);
      finish();
    }
  }

  private void finish() {
    cart.write(dataEnd, days, output);
    cart = null;
  }

  private boolean opens(RowView event, EventType type) {
    if (type != EventType.CART_UPDATE) {
      return type == EventType.ADD_TO_CART;
    }
    for (int i = 0; i < event.elementCount(ActivityFields.ITEMS); i++) {
      if (event.element(ActivityFields.ITEMS, i, item).longOr(OfItem.QUANTITY, 1) > 0) {
        return true;
      }
    }
    return false;
  }
}
