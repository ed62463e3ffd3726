package io.moraine.analyses.revenue;

import io.moraine.analyses.results.Conversion;
import io.moraine.schemas.RevenueLine;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an order line or a refund line amounts to, in one currency.
 *
 * @param gross price times quantity
 * @param discount what was taken off
 * @param refunded what went back
 */
public record LineAmounts(BigDecimal gross, BigDecimal discount, BigDecimal refunded) {
  /** In the line's own currency. */
  public static LineAmounts of(RevenueLine line) {
    return new LineAmounts(line.gross(), line.discount(), line.refunded());
  }

  /**
   * In the currency of the results, each amount converted and rounded by itself; empty where no
   * rate is known.
   */
  public static Optional<LineAmounts> in(Conversion money, RevenueLine line) {
    String from = line.currency();
    return money
        .of(line.gross(), from)
        .map(
            gross ->
                new LineAmounts(
                    gross,
                    money.orZero(line.discount(), from),
                    money.orZero(line.refunded(), from)));
  }

  /** What remains. */
  public BigDecimal net() {
    return gross.subtract(discount).subtract(refunded);
  }
}
