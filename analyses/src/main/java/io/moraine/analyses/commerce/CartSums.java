package io.moraine.analyses.commerce;

import io.moraine.analyses.commerce.CartOutcomes.State;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import io.moraine.schemas.Cart;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is summed of carts that have something in common. */
final class CartSums implements Serializable, Mergeable<CartSums> {
  private static final long serialVersionUID = 1L;

  private final CartOutcomes outcomes = new CartOutcomes();
  private final Map<State, BigDecimal> values = new EnumMap<>(State.class);
  private final Quantiles eachValue = new Quantiles();
  private final Quantiles timesToOrder = new Quantiles();
  private long quantity;
  private long products;
  private long sessions;

  void add(Cart cart, Conversion money) {
    State state = State.of(cart);
    outcomes.add(state);
    Optional<BigDecimal> value = money.of(cart.value(), cart.currency());
    if (value.isPresent()) {
      values.merge(state, value.get(), BigDecimal::add);
      // Prices may be below nothing, and no quantile is.
      eachValue.add(Math.max(0, value.get().doubleValue()));
    }
    if (cart.timeToOrderMs() != null) {
      timesToOrder.add(Math.max(0, cart.timeToOrderMs()));
    }
    quantity += cart.itemQuantity();
    products += cart.products();
    sessions += cart.sessions();
  }

  @Override
  public void merge(CartSums other) {
    outcomes.merge(other.outcomes);
    other.values.forEach((state, value) -> values.merge(state, value, BigDecimal::add));
    eachValue.merge(other.eachValue);
    timesToOrder.merge(other.timesToOrder);
    quantity += other.quantity;
    products += other.products;
    sessions += other.sessions;
  }

  CartOutcomes outcomes() {
    return outcomes;
  }

  /** How many carts have a value in the currency of the results. */
  long valued() {
    return eachValue.count();
  }

  BigDecimal value() {
    return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal value(State state) {
    return values.getOrDefault(state, BigDecimal.ZERO);
  }

  Double averageValue() {
    return valued() == 0 ? null : value().doubleValue() / valued();
  }

  Double medianValue() {
    return eachValue.median();
  }

  double averageQuantity() {
    return (double) quantity / outcomes.carts();
  }

  double averageProducts() {
    return (double) products / outcomes.carts();
  }

  double averageSessions() {
    return (double) sessions / outcomes.carts();
  }

  Double medianTimeToOrderMs() {
    return timesToOrder.median();
  }
}
