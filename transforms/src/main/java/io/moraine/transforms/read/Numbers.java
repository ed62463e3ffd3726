package io.moraine.transforms.read;

import io.moraine.schemas.Money;
import io.moraine.schemas.RejectReason;
import java.math.BigDecimal;

/** Numbers from characters, without a string or a double on the way for those that are common. */
final class Numbers {
  /** Longer than any number that a column could hold, and short enough never to be slow. */
  private static final int LONGEST = 128;

  private Numbers() {}

  /** An amount of money in millionths. */
  static long millionths(String field, char[] text, int from, int length) throws Rejection {
    int end = from + length;
    int at = from;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    int firstDigit = at;
    while (at < end && isDigit(text[at]) && at - firstDigit < 12) {
      value = value * 10 + (text[at++] - '0');
    }
    boolean plain = at > firstDigit;
    int decimals = 0;
    if (at < end && text[at] == '.') {
      at++;
      while (at < end && isDigit(text[at]) && decimals < Money.SCALE) {
        value = value * 10 + (text[at++] - '0');
        decimals++;
      }
      plain &= decimals > 0;
    }
    if (!plain || at < end) {
      return roundedMillionths(field, text, from, length);
    }
    for (; decimals < Money.SCALE; decimals++) {
      value *= 10;
    }
    return negative ? -value : value;
  }

  private static long roundedMillionths(String field, char[] text, int from, int length)
      throws Rejection {
    BigDecimal amount = decimal(field, text, from, length);
    return Money.millionths(amount)
        .orElseThrow(() -> outOfRange(field, "is an amount beyond 12 digits", text, from, length));
  }

  /** A whole number of 64 bits. A fraction of zero, as in 3.0, is whole. */
  static long whole(String field, char[] text, int from, int length) throws Rejection {
    int end = from + length;
    int at = from;
    boolean negative = at < end && text[at] == '-';
    if (negative) {
      at++;
    }
    if (at == end || end - at > 18) {
      return wholeOfDecimal(field, text, from, length);
    }
    long value = 0;
    for (; at < end; at++) {
      if (!isDigit(text[at])) {
        return wholeOfDecimal(field, text, from, length);
      }
      value = value * 10 + (text[at] - '0');
    }
    return negative ? -value : value;
  }

  private static long wholeOfDecimal(String field, char[] text, int from, int length)
      throws Rejection {
    BigDecimal number = decimal(field, text, from, length);
    if (number.precision() - number.scale() > 19) {
      throw outOfRange(field, "does not fit 64 bits", text, from, length);
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      boolean fraction = number.remainder(BigDecimal.ONE).signum() != 0;
      throw fraction
          ? wrongType(field, "is not a whole number", text, from, length)
          : outOfRange(field, "does not fit 64 bits", text, from, length);
    }
  }

  /** A whole number of 32 bits. */
  static long wholeOf32Bits(String field, char[] text, int from, int length) throws Rejection {
    long value = whole(field, text, from, length);
    if (value != (int) value) {
      throw outOfRange(field, "does not fit 32 bits", text, from, length);
    }
    return value;
  }

  /** A floating-point number; neither infinite nor "not a number". */
  static double floating(String field, char[] text, int from, int length) throws Rejection {
    double value = decimal(field, text, from, length).doubleValue();
    if (Double.isInfinite(value)) {
      throw outOfRange(field, "does not fit a double", text, from, length);
    }
    return value;
  }

  /** A number of any kind, of sensible size. */
  static BigDecimal decimal(String field, char[] text, int from, int length) throws Rejection {
    if (length > LONGEST) {
      throw outOfRange(field, "has too many digits", text, from, length);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text, from, length);
    } catch (NumberFormatException e) {
      throw wrongType(field, "is not a number", text, from, length);
    }
    // 1e-999999999 is short to write and endless to compute with.
    if (Math.abs((long) number.scale()) > 400) {
      throw outOfRange(field, "is out of all proportion", text, from, length);
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Rejection wrongType(String field, String what, char[] text, int from, int length) {
    return Rejection.ofField(RejectReason.WRONG_TYPE, field, what, new String(text, from, length));
  }

  private static Rejection outOfRange(
      String field, String what, char[] text, int from, int length) {
    return Rejection.ofField(
        RejectReason.OUT_OF_RANGE, field, what, new String(text, from, length));
  }
}
