package io.moraine.transforms.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Characters as UTF-8 bytes in a buffer that is used again and again; and what is UTF-8 at all. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long TOP_BITS = 0x8080808080808080L;

  private byte[] bytes = new byte[1024];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Encodes characters, in place of what was encoded before.
   *
   * @return false if they hold a NUL or one half of a surrogate pair, which no text has
   */
  boolean encode(char[] text, int from, int count) {
    if (bytes.length < 3 * count) {
      bytes = new byte[Math.max(3 * count, 2 * bytes.length)];
    }
    byte[] to = bytes;
    int end = from + count;
    int at = 0;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (c < 0x80) {
        if (c == 0) {
          return false;
        }
        to[at++] = (byte) c;
      } else if (c < 0x800) {
        to[at++] = (byte) (0xC0 | c >> 6);
        to[at++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        to[at++] = (byte) (0xE0 | c >> 12);
        to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        to[at++] = (byte) (0x80 | c & 0x3F);
      } else {
        if (i + 1 == end || !Character.isSurrogatePair(c, text[i + 1])) {
          return false;
        }
        int codePoint = Character.toCodePoint(c, text[++i]);
        to[at++] = (byte) (0xF0 | codePoint >> 18);
        to[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        to[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        to[at++] = (byte) (0x80 | codePoint & 0x3F);
      }
    }
    length = at;
    return true;
  }

  /** Whether the bytes are UTF-8 as the standard has it: no overlong forms, no surrogates. */
  static boolean isValid(byte[] bytes, int from, int length) {
    int end = from + length;
    int at = from;
    while (true) {
      while (at + 8 <= end && ((long) LONGS.get(bytes, at) & TOP_BITS) == 0) {
        at += 8;
      }
      while (at < end && bytes[at] >= 0) {
        at++;
      }
      if (at == end) {
        return true;
      }
      int size = sequence(bytes, at, end);
      if (size == 0) {
        return false;
      }
      at += size;
    }
  }

  /** The length of the sequence of two to four bytes that starts there, 0 where none does. */
  private static int sequence(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (size == 0 || at + size > end) {
      return 0;
    }
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int second = bytes[at + 1] & 0xFF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = at + 2; i < at + size; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
