package io.moraine.transforms.facts;

/**
 * Sums and products of millionths. What would not fit a column of money stops at the column's end,
 * so that one absurd event spoils its own rows and not the run.
 */
final class Amounts {
  /** The largest amount that a column of money holds. */
  static final long MAX = 999_999_999_999_999_999L;

  private Amounts() {}

  static long plus(long a, long b) {
    return bounded(a + b);
  }

  static long minus(long a, long b) {
    return bounded(a - b);
  }

  static long times(long amount, long quantity) {
    long high = Math.multiplyHigh(amount, quantity);
    long low = amount * quantity;
    if (high == low >> 63) {
      return bounded(low);
    }
    return high < 0 ? -MAX : MAX;
  }

  private static long bounded(long amount) {
    return Math.max(-MAX, Math.min(MAX, amount));
  }
}
