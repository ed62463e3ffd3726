package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.Cart;
import java.io.Serializable;

/** How many carts ended how. */
final class CartOutcomes implements Serializable, Mergeable<CartOutcomes> {
  private static final long serialVersionUID = 1L;

  private long open;
  private long ordered;
  private long abandoned;
  private long recovered;

  /** The states of {@link Cart#state()}. */
  enum State {
    /** It may still be ordered. */
    OPEN,
    /** It was ordered without having been abandoned. */
    ORDERED,
    /** It was abandoned, and not ordered. */
    ABANDONED,
    /** It was abandoned first and ordered later. */
    RECOVERED;

    static State of(Cart cart) {
      return switch (cart.state()) {
        case "open" -> OPEN;
        case "ordered" -> ORDERED;
        case "abandoned" -> ABANDONED;
        case "recovered" -> RECOVERED;
        default -> throw new IllegalArgumentException("No cart is " + cart.state() + ".");
      };
    }

    boolean hasOrder() {
      return this == ORDERED || this == RECOVERED;
    }
  }

  void add(State state) {
    switch (state) {
      case OPEN -> open++;
      case ORDERED -> ordered++;
      case ABANDONED -> abandoned++;
      case RECOVERED -> recovered++;
    }
  }

  @Override
  public void merge(CartOutcomes other) {
    open += other.open;
    ordered += other.ordered;
    abandoned += other.abandoned;
    recovered += other.recovered;
  }

  long carts() {
    return open + ordered + abandoned + recovered;
  }

  long open() {
    return open;
  }

  long ordered() {
    return ordered;
  }

  long abandoned() {
    return abandoned;
  }

  long recovered() {
    return recovered;
  }

  /** Carts that were ever abandoned, of those that are decided; null where none is. */
  Double abandonmentRate() {
    return Ratios.orNull(abandoned + recovered, carts() - open);
  }

  /** Carts ordered after all, of those that were ever abandoned; null where none was. */
  Double recoveryRate() {
    return Ratios.orNull(recovered, abandoned + recovered);
  }
}
