package io.moraine.transforms.read;

/** The text of a JSON string with escapes (RFC 8259, section 7), in a buffer that is used again. */
final class Unescaped {
  private static final int NONE = -1;

  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Reads a string up to its closing quotation mark, in place of what was read before.
   *
   * @param from where its text begins
   * @return where the closing mark is; -1 where there is none before {@code to}, or where the
   *     string holds what no text may: a control character, an escape that is none, a NUL or half
   *     of a surrogate pair
   */
  int read(byte[] json, int from, int to) {
    if (bytes.length < to - from) {
      bytes = new byte[Math.max(to - from, 2 * bytes.length)];
    }
    length = 0;
    int at = from;
    while (true) {
      int end = ByteScan.stringEnd(json, at, to);
      System.arraycopy(json, at, bytes, length, end - at);
      length += end - at;
      if (end >= to - 1 || json[end] != '\\') {
        return end < to && json[end] == '"' ? end : NONE;
      }
      at = readEscape(json, end + 1, to);
      if (at < 0) {
        return NONE;
      }
    }
  }

  /** Adds what the escape stands for whose character is there; returns where it ends, or -1. */
  private int readEscape(byte[] json, int at, int to) {
    int plain =
        switch (json[at]) {
          case '"', '\\', '/' -> json[at];
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> NONE;
        };
    if (plain >= 0) {
      bytes[length++] = (byte) plain;
      return at + 1;
    }
    int unit = unit(json, at, to);
    if (unit <= 0 || Character.isLowSurrogate((char) unit)) {
      return NONE;
    } else if (!Character.isHighSurrogate((char) unit)) {
      append(unit);
      return at + 5;
    }
    int low = at + 5 < to && json[at + 5] == '\\' ? unit(json, at + 6, to) : NONE;
    if (low < 0 || !Character.isLowSurrogate((char) low)) {
      return NONE;
    }
    append(Character.toCodePoint((char) unit, (char) low));
    return at + 11;
  }

  /** The number of a {@code u} and four hexadecimal digits; -1 where they are not there. */
  private static int unit(byte[] json, int at, int to) {
    if (at + 5 > to || json[at] != 'u') {
      return NONE;
    }
    int unit = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** An escape is never shorter than what it stands for. */
  private void append(int codePoint) {
    if (codePoint < 0x80) {
      bytes[length++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[length++] = (byte) (0xC0 | codePoint >> 6);
      bytes[length++] = continued(codePoint);
    } else if (codePoint < 0x10000) {
      bytes[length++] = (byte) (0xE0 | codePoint >> 12);
      bytes[length++] = continued(codePoint >> 6);
      bytes[length++] = continued(codePoint);
    } else {
      bytes[length++] = (byte) (0xF0 | codePoint >> 18);
      bytes[length++] = continued(codePoint >> 12);
      bytes[length++] = continued(codePoint >> 6);
      bytes[length++] = continued(codePoint);
    }
  }

  private static byte continued(int bits) {
    return (byte) (0x80 | bits & 0x3F);
  }
}
