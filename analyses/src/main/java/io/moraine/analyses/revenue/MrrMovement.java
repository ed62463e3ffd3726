package io.moraine.analyses.revenue;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How monthly recurring revenue came from one month to the next: start + new + expansion +
 * reactivation - contraction - churn = end. No amount is negative.
 *
 * @param start what the month before ended with
 * @param newcomers of accounts that never paid in this currency before
 * @param expansion what accounts that go on pay more
 * @param reactivation of accounts that paid before, but not in the month before
 * @param contraction what accounts that go on pay less
 * @param churn of accounts that do not pay any more
 * @param end what this month ended with
 */
public record MrrMovement(
    BigDecimal start,
    BigDecimal newcomers,
    BigDecimal expansion,
    BigDecimal reactivation,
    BigDecimal contraction,
    BigDecimal churn,
    BigDecimal end)
    implements Serializable {
  /** Nothing from nothing. */
  static final MrrMovement NONE =
      new MrrMovement(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  /**
   * The movement of one account.
   *
   * @param start what it paid in the month before
   * @param end what it pays in this one
   * @param course what becomes of the account in this month
   */
  static MrrMovement of(BigDecimal start, BigDecimal end, AccountCourse course) {
    BigDecimal more = end.subtract(start).max(BigDecimal.ZERO);
    BigDecimal less = start.subtract(end).max(BigDecimal.ZERO);
    BigDecimal zero = BigDecimal.ZERO;
    return switch (course) {
      case NEW -> new MrrMovement(start, more, zero, zero, zero, zero, end);
      case REACTIVATED -> new MrrMovement(start, zero, zero, more, zero, zero, end);
      case GOES_ON -> new MrrMovement(start, zero, more, zero, less, zero, end);
      case CHURNED -> new MrrMovement(start, zero, zero, zero, zero, less, end);
    };
  }

  /** The sum of both. */
  MrrMovement plus(MrrMovement other) {
    return new MrrMovement(
        start.add(other.start),
        newcomers.add(other.newcomers),
        expansion.add(other.expansion),
        reactivation.add(other.reactivation),
        contraction.add(other.contraction),
        churn.add(other.churn),
        end.add(other.end));
  }

  /** Whether it adds up. */
  public boolean walks() {
    return start
            .add(newcomers)
            .add(expansion)
            .add(reactivation)
            .subtract(contraction)
            .subtract(churn)
            .compareTo(end)
        == 0;
  }
}
