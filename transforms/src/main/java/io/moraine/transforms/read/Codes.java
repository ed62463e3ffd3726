package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;

/** Codes of a fixed form. */
final class Codes {
  private Codes() {}

  /** An ISO 4217 code in upper case: any three letters, for banks are faster than lists. */
  static String currency(String field, char[] text, int from, int length) throws Rejection {
    if (length == 3) {
      int first = text[from] & ~0x20;
      int second = text[from + 1] & ~0x20;
      int third = text[from + 2] & ~0x20;
      if (isLetter(first) && isLetter(second) && isLetter(third)) {
        return new String(new char[] {(char) first, (char) second, (char) third});
      }
    }
    throw Rejection.ofField(
        RejectReason.WRONG_TYPE,
        field,
        "is no currency code of three letters",
        new String(text, from, length));
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }
}
