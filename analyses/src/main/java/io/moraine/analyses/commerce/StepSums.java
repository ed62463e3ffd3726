package io.moraine.analyses.commerce;

import io.moraine.analyses.commerce.CartOutcomes.State;
import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.math.BigDecimal;

/** What became of the carts that reached a step of the checkout. */
final class StepSums implements Serializable, Mergeable<StepSums> {
  private static final long serialVersionUID = 1L;

  private long carts;
  private long places;
  private long dropped;
  private long undecided;
  private long ordered;
  private BigDecimal valueLost = BigDecimal.ZERO;

  /**
   * Counts a cart.
   *
   * @param place at which the cart came to the step first, 0 for the cart itself
   * @param isLast whether it came to no other step for the first time after it
   * @param value its value in the currency of the results
   */
  void add(int place, boolean isLast, State state, BigDecimal value) {
    carts++;
    places += place;
    ordered += state.hasOrder() ? 1 : 0;
    undecided += isLast && state == State.OPEN ? 1 : 0;
    if (isLast && state == State.ABANDONED) {
      dropped++;
      valueLost = valueLost.add(value);
    }
  }

  @Override
  public void merge(StepSums other) {
    carts += other.carts;
    places += other.places;
    dropped += other.dropped;
    undecided += other.undecided;
    ordered += other.ordered;
    valueLost = valueLost.add(other.valueLost);
  }

  long carts() {
    return carts;
  }

  double averagePlace() {
    return (double) places / carts;
  }

  long wentOn() {
    return carts - dropped - undecided;
  }

  long dropped() {
    return dropped;
  }

  long undecided() {
    return undecided;
  }

  long ordered() {
    return ordered;
  }

  BigDecimal valueLost() {
    return valueLost;
  }

  Double dropOffRate() {
    return Ratios.orNull(dropped, carts - undecided);
  }

  double completionRate() {
    return (double) ordered / carts;
  }
}
