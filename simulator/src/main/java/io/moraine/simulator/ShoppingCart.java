package io.moraine.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A persona's cart, from its first item to its order or the end of the data. */
final class ShoppingCart {
  /** How long a cart is remembered that nobody touches, by the warehouse's definition. */
  static final long REMEMBERED = Duration.ofDays(30).toMillis();

  private static final long CLEARANCE = Duration.ofMinutes(1).toMillis();

  private final Currency currency;

  /** Pieces of everything that was ever in it; 0 of what was taken out. */
  private final Map<Product, Integer> pieces = new LinkedHashMap<>();

  private final long openedAt;
  private long touchedAt;
  private long abandonedAt = Long.MIN_VALUE;
  private long value;
  private long peakValue;
  private String checkoutStep;
  private Visit lastVisit;
  private long visits;

  ShoppingCart(Currency currency, long openedAt) {
    this.currency = currency;
    this.openedAt = openedAt;
    this.touchedAt = openedAt;
  }

  long touchedAt() {
    return touchedAt;
  }

  /** What is in it. */
  List<Product> products() {
    List<Product> present = new ArrayList<>();
    pieces.forEach(
        (product, count) -> {
          if (count > 0) {
            present.add(product);
          }
        });
    return present;
  }

  int piecesOf(Product product) {
    return pieces.getOrDefault(product, 0);
  }

  /**
   * The moment itself, or one soon after where it lies so near to the cart's time-out that a second
   * decided whether it had been abandoned.
   */
  long clearOfTimeout(long moment) {
    long tipping = touchedAt + Season.CART_TIMEOUT;
    return Math.abs(moment - tipping) <= CLEARANCE ? tipping + CLEARANCE + 1 : moment;
  }

  /** Says that there are now so many pieces of a product. */
  void put(Product product, int count, Visit visit, long moment) {
    touch(visit, moment);
    int before = piecesOf(product);
    pieces.put(product, count);
    value += (count - before) * product.price(currency);
    peakValue = Math.max(peakValue, value);
  }

  void reached(String step, Visit visit, long moment) {
    touch(visit, moment);
    checkoutStep = step;
  }

  /** The cart that an order closed. */
  CartTruth ordered(Persona persona, String orderId, Visit visit, long moment) {
    long changedAt = touchedAt;
    touch(visit, moment);
    touchedAt = changedAt;
    String state = abandonedAt == Long.MIN_VALUE ? "ordered" : "recovered";
    return truth(persona, state, orderId, moment);
  }

  /** The cart as it is when nothing more is known of it. */
  CartTruth left(Persona persona, long lastMoment) {
    noteTimeout(lastMoment);
    boolean abandoned = lastMoment - touchedAt > Season.CART_TIMEOUT;
    return truth(persona, abandoned ? "abandoned" : "open", null, Long.MIN_VALUE);
  }

  private void touch(Visit visit, long moment) {
    noteTimeout(moment);
    touchedAt = moment;
    if (visit != lastVisit) {
      lastVisit = visit;
      visits++;
    }
  }

  private void noteTimeout(long moment) {
    if (abandonedAt == Long.MIN_VALUE && moment - touchedAt > Season.CART_TIMEOUT) {
      abandonedAt = touchedAt + Season.CART_TIMEOUT;
    }
  }

  private CartTruth truth(Persona persona, String state, String orderId, long closedAt) {
    return new CartTruth(
        persona.id(),
        Instant.ofEpochMilli(openedAt),
        Instant.ofEpochMilli(touchedAt),
        state,
        momentOrNull(abandonedAt),
        momentOrNull(closedAt),
        orderId,
        currency.name(),
        Order.amount(peakValue),
        Order.amount(value),
        pieces.values().stream().mapToLong(Integer::longValue).sum(),
        products().size(),
        pieces.size(),
        checkoutStep,
        visits);
  }

  private static Instant momentOrNull(long moment) {
    return moment == Long.MIN_VALUE ? null : Instant.ofEpochMilli(moment);
  }
}
