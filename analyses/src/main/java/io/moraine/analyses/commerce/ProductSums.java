package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.revenue.LineAmounts;
import io.moraine.analyses.revenue.RevenueSums;
import io.moraine.schemas.RevenueLine;
import java.io.Serializable;

/** What is summed of a product. */
final class ProductSums implements Serializable, Mergeable<ProductSums> {
  private static final long serialVersionUID = 1L;

  private final ProductLabel label = new ProductLabel();
  private final CartOutcomes carts = new CartOutcomes();
  private final RevenueSums revenue = new RevenueSums();
  private long views;
  private long viewers;
  private long sessionsWithView;
  private long adds;
  private long sessionsWithAdd;
  private long viewedAndAdded;
  private long viewedAndOrdered;
  private long orders;
  private long customers;

  /** What a session has in common with a product, each counted once. */
  enum Mark {
    /** It was viewed. */
    VIEWED,
    /** It was put into a cart. */
    ADDED,
    /** It was viewed and put into a cart. */
    VIEWED_AND_ADDED,
    /** It was viewed and ordered. */
    VIEWED_AND_ORDERED
  }

  void view() {
    views++;
  }

  void viewer() {
    viewers++;
  }

  void add() {
    adds++;
  }

  void session(Mark mark) {
    switch (mark) {
      case VIEWED -> sessionsWithView++;
      case ADDED -> sessionsWithAdd++;
      case VIEWED_AND_ADDED -> viewedAndAdded++;
      case VIEWED_AND_ORDERED -> viewedAndOrdered++;
    }
  }

  void line(RevenueLine line, Conversion money) {
    label.see(Moments.micros(line.happenedAt()), line.productName(), line.category());
    revenue.count(line);
    LineAmounts.in(money, line).ifPresent(revenue::add);
  }

  void order() {
    orders++;
  }

  void customer() {
    customers++;
  }

  @Override
  public void merge(ProductSums other) {
    label.merge(other.label);
    carts.merge(other.carts);
    revenue.merge(other.revenue);
    views += other.views;
    viewers += other.viewers;
    sessionsWithView += other.sessionsWithView;
    adds += other.adds;
    sessionsWithAdd += other.sessionsWithAdd;
    viewedAndAdded += other.viewedAndAdded;
    viewedAndOrdered += other.viewedAndOrdered;
    orders += other.orders;
    customers += other.customers;
  }

  ProductLabel label() {
    return label;
  }

  CartOutcomes carts() {
    return carts;
  }

  RevenueSums revenue() {
    return revenue;
  }

  long views() {
    return views;
  }

  long viewers() {
    return viewers;
  }

  long sessionsWithView() {
    return sessionsWithView;
  }

  long adds() {
    return adds;
  }

  long sessionsWithAdd() {
    return sessionsWithAdd;
  }

  long viewedAndAdded() {
    return viewedAndAdded;
  }

  long viewedAndOrdered() {
    return viewedAndOrdered;
  }

  long orders() {
    return orders;
  }

  long customers() {
    return customers;
  }
}
