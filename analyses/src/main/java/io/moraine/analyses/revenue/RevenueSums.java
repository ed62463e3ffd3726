package io.moraine.analyses.revenue;

import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.RevenueLine;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is summed of order lines and refund lines that have something in common. */
public final class RevenueSums implements Serializable, Mergeable<RevenueSums> {
  private static final String ORDER = "order";
  private static final long serialVersionUID = 1L;

  private long orderLines;
  private long refundLines;
  private long units;
  private long unitsRefunded;
  private BigDecimal gross = BigDecimal.ZERO;
  private BigDecimal discount = BigDecimal.ZERO;
  private BigDecimal refunded = BigDecimal.ZERO;

  /** Whether a line is of an order; else it is of a refund. */
  public static boolean isOrder(RevenueLine line) {
    return line.lineType().equals(ORDER);
  }

  /** Counts a line and its pieces. */
  public void count(RevenueLine line) {
    if (isOrder(line)) {
      orderLines++;
      units += line.quantity();
    } else {
      refundLines++;
      unitsRefunded -= line.quantity();
    }
  }

  /** Adds what a line amounts to. */
  public void add(LineAmounts amounts) {
    gross = gross.add(amounts.gross());
    discount = discount.add(amounts.discount());
    refunded = refunded.add(amounts.refunded());
  }

  @Override
  public void merge(RevenueSums other) {
    orderLines += other.orderLines;
    refundLines += other.refundLines;
    units += other.units;
    unitsRefunded += other.unitsRefunded;
    gross = gross.add(other.gross);
    discount = discount.add(other.discount);
    refunded = refunded.add(other.refunded);
  }

  /** Order lines. */
  public long orderLines() {
    return orderLines;
  }

  /** Refund lines. */
  public long refundLines() {
    return refundLines;
  }

  /** Pieces ordered. */
  public long units() {
    return units;
  }

  /** Pieces sent back, not negative. */
  public long unitsRefunded() {
    return unitsRefunded;
  }

  /** Price times quantity of what was ordered. */
  public BigDecimal gross() {
    return gross;
  }

  /** What was taken off. */
  public BigDecimal discount() {
    return discount;
  }

  /** What was paid back. */
  public BigDecimal refunded() {
    return refunded;
  }

  /** What remains. */
  public BigDecimal net() {
    return gross.subtract(discount).subtract(refunded);
  }
}
