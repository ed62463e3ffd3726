package io.moraine.analyses.revenue;

import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.RevenueLine;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;

/** What is summed of a day's lines in a currency. */
final class DaySums implements Serializable, Mergeable<DaySums> {
  private static final long serialVersionUID = 1L;

  private final RevenueSums sums = new RevenueSums();
  private long orders;
  private long customers;
  private BigDecimal tax = BigDecimal.ZERO;
  private BigDecimal shipping = BigDecimal.ZERO;
  // Null where no rate is known, for all lines of the currency alike.
  private BigDecimal netReporting;

  void add(RevenueLine line, LineAmounts own, Optional<LineAmounts> reporting) {
    sums.count(line);
    sums.add(own);
    tax = tax.add(line.tax());
    shipping = shipping.add(line.shipping());
    reporting.ifPresent(amounts -> addReporting(amounts.net()));
  }

  private void addReporting(BigDecimal net) {
    netReporting = netReporting == null ? net : netReporting.add(net);
  }

  void order() {
    orders++;
  }

  void customer() {
    customers++;
  }

  @Override
  public void merge(DaySums other) {
    sums.merge(other.sums);
    orders += other.orders;
    customers += other.customers;
    tax = tax.add(other.tax);
    shipping = shipping.add(other.shipping);
    if (other.netReporting != null) {
      addReporting(other.netReporting);
    }
  }

  RevenueSums sums() {
    return sums;
  }

  long orders() {
    return orders;
  }

  long customers() {
    return customers;
  }

  BigDecimal tax() {
    return tax;
  }

  BigDecimal shipping() {
    return shipping;
  }

  BigDecimal netReporting() {
    return netReporting;
  }

  Double averageOrderValue() {
    return orders == 0 ? null : sold() / orders;
  }

  Double revenuePerCustomer() {
    return customers == 0 ? null : sold() / customers;
  }

  private double sold() {
    return sums.gross().subtract(sums.discount()).doubleValue();
  }
}
