package io.moraine.schemas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.iceberg.types.Types;

/**
 * How amounts of money are kept: a decimal with {@value #SCALE} digits after the point and {@value
 * #PRECISION} in all, next to a column with its ISO 4217 currency. In blocks and folds an amount is
 * its unscaled long ("millionths"), so that sums are exact and fast.
 */
public final class Money {
  public static final int SCALE = 6;
  public static final int PRECISION = 18;

  /** The column type of every amount. */
  public static final Types.DecimalType TYPE = Types.DecimalType.of(PRECISION, SCALE);

  /** Millionths in one unit of a currency. */
  public static final long ONE = 1_000_000L;

  private static final long LIMIT = 1_000_000_000_000_000_000L;

  private Money() {}

  /** The amount as a decimal of scale {@value #SCALE}. */
  public static BigDecimal ofMillionths(long millionths) {
    return BigDecimal.valueOf(millionths, SCALE);
  }

  /**
   * The amount in millionths, digits beyond {@value #SCALE} rounded half even; empty where it does
   * not fit {@value #PRECISION} digits.
   */
  public static Optional<Long> millionths(BigDecimal amount) {
    // Where the first digit stands, before the point if above 0. What cannot fit, or can only be
    // rounded to nothing, is not scaled: 1e-1000000000 would take a billion digits.
    long magnitude = (long) amount.precision() - amount.scale();
    if (amount.signum() == 0 || magnitude < -SCALE) {
      return Optional.of(0L);
    } else if (magnitude > PRECISION - SCALE) {
      return Optional.empty();
    }
    long unscaled = amount.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    return Math.abs(unscaled) < LIMIT ? Optional.of(unscaled) : Optional.empty();
  }
}
