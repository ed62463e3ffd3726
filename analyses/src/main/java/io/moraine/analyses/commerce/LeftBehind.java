package io.moraine.analyses.commerce;

import io.moraine.analyses.commerce.CartOutcomes.State;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.CartLine;
import java.io.Serializable;
import java.math.BigDecimal;

/** What became of the carts that held a product. */
final class LeftBehind implements Serializable, Mergeable<LeftBehind> {
  private static final long serialVersionUID = 1L;

  private final ProductLabel label = new ProductLabel();
  private final CartOutcomes outcomes = new CartOutcomes();
  private long quantity;
  private BigDecimal value = BigDecimal.ZERO;

  void add(CartLine line, State state, Conversion money) {
    label.see(Moments.micros(line.firstAddedAt()), line.name(), line.category());
    outcomes.add(state);
    if (state == State.ABANDONED) {
      quantity += line.quantity();
      value = value.add(money.orZero(line.value(), line.currency()));
    }
  }

  @Override
  public void merge(LeftBehind other) {
    label.merge(other.label);
    outcomes.merge(other.outcomes);
    quantity += other.quantity;
    value = value.add(other.value);
  }

  ProductLabel label() {
    return label;
  }

  CartOutcomes outcomes() {
    return outcomes;
  }

  long quantity() {
    return quantity;
  }

  BigDecimal value() {
    return value;
  }
}
