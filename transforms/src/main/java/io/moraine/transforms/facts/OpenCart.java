package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.EventColumn.OfItem;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A cart from its first event to its last, with what is in it.
 *
 * <p>Holds what is or was in it, and the ids of the sessions in which it was touched.
 *
 * <p>Its currency is the first that one of its events names. A line is in the currency of the event
 * that gave its price, in the cart's where that event named none. Lines in another currency are
 * kept but are in no value of the cart. Discounts of items are not looked at, and there is never
 * less than nothing of a product.
 */
final class OpenCart {
  private final CartRules rules;
  private final long timeout;
  private final String personId;
  private final String openingEvent;
  private final long openedAt;
  private final String sessionId;
  private final String channel;
  private final String campaign;
  private final String deviceClass;
  private final String country;
  private final String botRule;

  private final Map<String, CartContent> contents = new LinkedHashMap<>();
  private final Set<String> sessions = new HashSet<>();
  private final Set<String> namedByEvent = new HashSet<>();
  private final RowView item = new RowView();
  private long changedAt;
  private Instant abandonedAt;
  private long closedAt;
  private String orderId;
  private String currency;
  private long value;
  private long peakValue;
  private String checkoutStep;

  OpenCart(RowView event, CartRules rules) {
    this.rules = rules;
    this.timeout = Micros.of(rules.abandonedAfter());
    this.personId = event.text(ActivityFields.PERSON_ID);
    this.openingEvent = event.text(ActivityFields.ID);
    this.openedAt = event.longAt(ActivityFields.AT);
    this.changedAt = openedAt;
    this.sessionId = event.text(ActivityFields.SESSION_ID);
    this.channel = event.text(ActivityFields.CHANNEL);
    this.campaign = event.text(ActivityFields.CAMPAIGN);
    this.deviceClass = event.text(ActivityFields.DEVICE_CLASS);
    this.country = event.text(ActivityFields.COUNTRY);
    this.botRule = event.text(ActivityFields.BOT_RULE);
  }

  /** When it was changed or used last; the closing order does not count. */
  long changedAt() {
    return changedAt;
  }

  /** Takes an event that changes it or keeps it alive. */
  void touch(RowView event, EventType type) {
    use(event);
    changedAt = event.longAt(ActivityFields.AT);
    if (currency == null) {
      currency = event.text(ActivityFields.CURRENCY);
    }
    if (type == EventType.CHECKOUT_STEP) {
      String step = event.text(ActivityFields.CHECKOUT_STEP);
      checkoutStep = step == null ? checkoutStep : step;
    } else {
      change(event, type);
    }
  }

  /** Takes the order that closes it. */
  void order(RowView event) {
    use(event);
    closedAt = event.longAt(ActivityFields.AT);
    orderId = event.text(ActivityFields.ORDER_ID);
  }

  /** Writes the cart, then its lines in the order in which they were put in. */
  void write(long dataEnd, ReportingDays days, FactOutput output) {
    boolean ordered = orderId != null;
    if (!ordered) {
      abandonIfPast(dataEnd);
    }
    String cartId = new StableId().text(personId).number(openedAt).text(openingEvent).hex();
    LocalDate day = days.dayOf(openedAt);
    output.row(
        Cart.TABLE,
        new Cart(
            cartId,
            day,
            personId,
            Micros.instant(openedAt),
            Micros.instant(changedAt),
            state(dataEnd),
            abandonedAt,
            ordered ? Micros.instant(closedAt) : null,
            orderId,
            ordered ? Micros.millisBetween(openedAt, closedAt) : null,
            currency,
            Money.ofMillionths(peakValue),
            Money.ofMillionths(value),
            pieces(),
            contents.values().stream().filter(content -> content.quantity() > 0).count(),
            checkoutStep,
            sessions.size(),
            sessionId,
            channel,
            campaign,
            deviceClass,
            country,
            botRule,
            rules.definition()));
    for (CartContent content : contents.values()) {
      output.row(CartLine.TABLE, content.row(cartId, day, personId, currency));
    }
  }

  private String state(long dataEnd) {
    if (orderId != null) {
      return abandonedAt == null ? "ordered" : "recovered";
    }
    return dataEnd - changedAt > timeout ? "abandoned" : "open";
  }

  private long pieces() {
    return contents.values().stream().mapToLong(CartContent::quantity).reduce(0, Amounts::plus);
  }

  private void use(RowView event) {
    abandonIfPast(event.longAt(ActivityFields.AT));
    if (!event.isNull(ActivityFields.SESSION_ID)) {
      sessions.add(event.text(ActivityFields.SESSION_ID));
    }
  }

  private void abandonIfPast(long at) {
    if (abandonedAt == null && at - changedAt > timeout) {
      abandonedAt = Micros.instant(changedAt + timeout);
    }
  }

  private void change(RowView event, EventType type) {
    namedByEvent.clear();
    for (int i = 0; i < event.elementCount(ActivityFields.ITEMS); i++) {
      event.element(ActivityFields.ITEMS, i, item);
      String productId = item.text(OfItem.PRODUCT_ID);
      CartContent content = contents.get(productId);
      boolean namedBefore = !namedByEvent.add(productId);
      long pieces = piecesAfter(type, content == null ? 0 : content.quantity(), namedBefore);
      if (content == null && pieces > 0) {
        content = new CartContent(productId, changedAt);
        contents.put(productId, content);
      }
      if (content != null) {
        value = Amounts.minus(value, valueOf(content));
        content.describe(item, event.text(ActivityFields.CURRENCY));
        content.setQuantity(pieces);
        value = Amounts.plus(value, valueOf(content));
      }
    }
    peakValue = Math.max(peakValue, value);
  }

  /**
   * How many there are once the item was added, set or taken out; an update that names a product
   * twice sets the sum.
   */
  private long piecesAfter(EventType type, long before, boolean namedBefore) {
    long named = Math.max(-Amounts.MAX, Math.min(Amounts.MAX, item.longOr(OfItem.QUANTITY, 1)));
    if (type == EventType.ADD_TO_CART) {
      return Amounts.plus(before, Math.max(0, named));
    } else if (type == EventType.CART_UPDATE) {
      return Amounts.plus(namedBefore ? before : 0, Math.max(0, named));
    }
    return item.isNull(OfItem.QUANTITY) ? 0 : Math.max(0, before - Math.abs(named));
  }

  private long valueOf(CartContent content) {
    return content.countsIn(currency) ? content.value() : 0;
  }
}
