package io.moraine.transforms.read;

import io.moraine.schemas.Money;

/**
 * The numbers that nearly all lines have, read from their bytes: a sign, digits, and maybe a point
 * and more digits. {@link Numbers} knows what else is a number, and what is none.
 */
final class PlainNumbers {
  /** What is no number that can be read here. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;
  private static final int MOST_DIGITS_OF_MONEY = Money.PRECISION - Money.SCALE;
  // So many digits make a number below 2^52, which a double holds exactly.
  private static final int MOST_DIGITS_OF_DOUBLE = 15;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private PlainNumbers() {}

  /** A whole number; {@link #NONE} for whatever has more than its sign and 18 digits. */
  static long whole(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    // The negative of NONE is NONE.
    return to - at > MOST_DIGITS ? NONE : signed(digits(bytes, at, to), at > from);
  }

  /** An amount of money in millionths; {@link #NONE} where it would have to be rounded. */
  static long millionths(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int point = point(bytes, at, to);
    int decimals = Math.max(0, to - point - 1);
    if (point - at > MOST_DIGITS_OF_MONEY || decimals > Money.SCALE) {
      return NONE;
    }
    long units = digits(bytes, at, point);
    long parts = point == to ? 0 : digits(bytes, point + 1, to);
    if (units < 0 || parts < 0) {
      return NONE;
    }
    for (int i = decimals; i < Money.SCALE; i++) {
      parts *= 10;
    }
    return signed(units * Money.ONE + parts, at > from);
  }

  /**
   * A floating-point number, the nearest to what is written; not a number where that takes more
   * than one division. Up to fifteen digits are a whole number that a double holds exactly, as are
   * the powers of ten to divide it by, and a division rounds once (William D. Clinger, How to Read
   * Floating Point Numbers Accurately, PLDI 1990, section 4).
   */
  static double floating(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int point = point(bytes, at, to);
    int decimals = Math.max(0, to - point - 1);
    if (point - at + decimals > MOST_DIGITS_OF_DOUBLE) {
      return Double.NaN;
    }
    long units = digits(bytes, at, point);
    long parts = point == to ? 0 : digits(bytes, point + 1, to);
    if (units < 0 || parts < 0) {
      return Double.NaN;
    }
    for (int i = 0; i < decimals; i++) {
      units *= 10;
    }
    return signed(units + parts, at > from) / TENS[decimals];
  }

  private static int point(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '.') {
      at++;
    }
    return at;
  }

  /** The number of at least one digit and no other characters, else {@link #NONE}. */
  private static long digits(byte[] bytes, int from, int to) {
    long value = from < to ? 0 : NONE;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long signed(long value, boolean negative) {
    return negative ? -value : value;
  }
}
