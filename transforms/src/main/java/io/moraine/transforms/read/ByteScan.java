package io.moraine.transforms.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes eight at a time. A byte of a word is made zero where it is the one looked for;
 * the lowest top bit of {@code (word - 0x01…) & ~word} is then that of the first such byte (Henry
 * S. Warren, Hacker's Delight, 2nd edition, section 6-1).
 */
final class ByteScan {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOP_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long SPACES = ' ' * ONES;

  private ByteScan() {}

  /** The eight bytes from there on, the first of them lowest. */
  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /** Where the first line feed is in {@code bytes[from, to)}; {@code to} where there is none. */
  static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = zeros(word(bytes, at) ^ LINE_FEEDS);
      if (found != 0) {
        return at + place(found);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /**
   * Where a JSON string that has no escapes ends: the first quotation mark, backslash or control
   * character in {@code bytes[from, to)}; {@code to} where there is none.
   */
  static int stringEnd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = word(bytes, at);
      // A byte below the space borrows from its top bit; a byte of a longer sequence has it set.
      long controls = (word - SPACES) & ~word & TOP_BITS;
      long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | controls;
      if (found != 0) {
        return at + place(found);
      }
    }
    while (at < to && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xFF) >= ' ') {
      at++;
    }
    return at;
  }

  /** The top bits of bytes that are zero; above the first of them, of some others too. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & TOP_BITS;
  }

  private static int place(long topBits) {
    return Long.numberOfTrailingZeros(topBits) >>> 3;
  }
}
