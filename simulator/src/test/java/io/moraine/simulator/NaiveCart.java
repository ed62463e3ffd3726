package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cart as a naive reader of the logs finds it, by the architecture's definitions. */
final class NaiveCart {
  private static final Duration TIMEOUT = Duration.ofHours(24);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Map<String, BigDecimal> pieces = new LinkedHashMap<>();
  private final Map<String, BigDecimal> prices = new LinkedHashMap<>();
  private final Set<Object> sessions = new HashSet<>();
  private final LoggedEvent opening;
  private Instant changedAt;
  private Instant abandonedAt;
  private BigDecimal peak = BigDecimal.ZERO;
  private String checkoutStep;

  private NaiveCart(LoggedEvent opening) {
    this.opening = opening;
    this.changedAt = opening.at();
  }

  /**
   * A person's carts.
   *
   * @param touches the person's events that touch carts, repeated orders left out, by time
   * @param sessionOf the session of each of them
   */
  static List<CartTruth> of(
      String person,
      List<LoggedEvent> touches,
      Map<LoggedEvent, Object> sessionOf,
      Instant dataEnd) {
    List<CartTruth> carts = new ArrayList<>();
    NaiveCart cart = null;
    for (LoggedEvent event : touches) {
      if (cart != null && cart.ageAt(event.at()).compareTo(REMEMBERED) > 0) {
        carts.add(cart.truth(person, dataEnd, null));
        cart = null;
      }
      if (cart == null && event.type() == EventType.ADD_TO_CART) {
        cart = new NaiveCart(event);
      }
      if (cart != null) {
        cart.sessions.add(sessionOf.get(event));
        if (event.type() == EventType.PURCHASE) {
          carts.add(cart.truth(person, event.at(), event));
          cart = null;
        } else {
          cart.touch(event);
        }
      }
    }
    if (cart != null) {
      carts.add(cart.truth(person, dataEnd, null));
    }
    return carts;
  }

  private Duration ageAt(Instant moment) {
    return Duration.between(changedAt, moment);
  }

  private void touch(LoggedEvent event) {
    abandonIfPast(event.at());
    changedAt = event.at();
    if (event.type() == EventType.CHECKOUT_STEP) {
      checkoutStep = event.text("checkout_step");
      return;
    }
    for (Map<String, Object> item : event.items()) {
      String product = (String) item.get("product_id");
      BigDecimal named = (BigDecimal) item.get("quantity");
      BigDecimal before = pieces.getOrDefault(product, BigDecimal.ZERO);
      BigDecimal after =
          switch (event.type()) {
            case ADD_TO_CART -> before.add(named);
            case CART_UPDATE -> named;
            case REMOVE_FROM_CART -> named == null ? BigDecimal.ZERO : before.subtract(named);
            default -> throw new IllegalArgumentException(event.toString());
          };
      pieces.put(product, after);
      prices.put(product, (BigDecimal) item.get("price"));
    }
    peak = peak.max(value());
  }

  private void abandonIfPast(Instant moment) {
    if (abandonedAt == null && ageAt(moment).compareTo(TIMEOUT) > 0) {
      abandonedAt = changedAt.plus(TIMEOUT);
    }
  }

  private BigDecimal value() {
    BigDecimal value = BigDecimal.ZERO.setScale(2);
    for (Map.Entry<String, BigDecimal> line : pieces.entrySet()) {
      value = value.add(line.getValue().multiply(prices.get(line.getKey())));
    }
    return value;
  }

  private CartTruth truth(String person, Instant end, LoggedEvent order) {
    abandonIfPast(end);
    String state = ageAt(end).compareTo(TIMEOUT) > 0 ? "abandoned" : "open";
    if (order != null) {
      state = abandonedAt == null ? "ordered" : "recovered";
    }
    return new CartTruth(
        person,
        opening.at(),
        changedAt,
        state,
        abandonedAt,
        order == null ? null : order.at(),
        order == null ? null : order.text("order_id"),
        opening.text("currency"),
        peak,
        value(),
        pieces.values().stream().mapToLong(BigDecimal::longValueExact).sum(),
        pieces.values().stream().filter(count -> count.signum() > 0).count(),
        pieces.size(),
        checkoutStep,
        sessions.size());
  }
}
