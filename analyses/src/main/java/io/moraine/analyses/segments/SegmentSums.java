package io.moraine.analyses.segments;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is summed of people who have something in common. */
final class SegmentSums implements Serializable, Mergeable<SegmentSums> {
  private static final long serialVersionUID = 1L;

  private long users;
  private long customers;
  private long orders;
  private BigDecimal revenue = BigDecimal.ZERO;

  void person(long ordersOfPerson, BigDecimal spent) {
    users++;
    customers += ordersOfPerson > 0 ? 1 : 0;
    orders += ordersOfPerson;
    if (spent.signum() != 0) {
      revenue = revenue.add(spent);
    }
  }

  @Override
  public void merge(SegmentSums other) {
    users += other.users;
    customers += other.customers;
    orders += other.orders;
    revenue = revenue.add(other.revenue);
  }

  long users() {
    return users;
  }

  long customers() {
    return customers;
  }

  long orders() {
    return orders;
  }

  BigDecimal revenue() {
    return revenue;
  }

  double ordersPerUser() {
    return (double) orders / users;
  }

  double revenuePerUser() {
    return revenue.doubleValue() / users;
  }

  Double averageOrderValue() {
    return orders == 0 ? null : revenue.doubleValue() / orders;
  }
}
