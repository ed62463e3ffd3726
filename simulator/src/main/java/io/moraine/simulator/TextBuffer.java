package io.moraine.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Text that grows, as UTF-8 bytes. Written once for lines and once for truths. */
final class TextBuffer {
  /** How long an instant is in text: {@code 2026-03-23T09:30:00.000Z}. */
  static final int INSTANT_LENGTH = 24;

  /** How long an identifier of two long numbers is in text. */
  static final int UUID_LENGTH = 36;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;
  private long cachedDay = Long.MIN_VALUE;
  private final byte[] cachedDate = new byte[10];

  TextBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /** The bytes themselves, of which the first {@link #length()} count; they move when it grows. */
  byte[] bytes() {
    return bytes;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  void cutTo(int newLength) {
    length = newLength;
  }

  /** Gives back the memory that the text does not need. */
  void trim() {
    bytes = toBytes();
  }

  TextBuffer raw(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    return this;
  }

  TextBuffer raw(byte[] source) {
    return raw(source, 0, source.length);
  }

  TextBuffer raw(TextBuffer other) {
    return raw(other.bytes, 0, other.length);
  }

  TextBuffer raw(char one) {
    reserve(1);
    bytes[length++] = (byte) one;
    return this;
  }

  /** Text that is known to be ASCII and to need no escape. */
  TextBuffer ascii(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += count;
    return this;
  }

  /** Text without control characters, as it stands inside a JSON string. */
  TextBuffer json(String text) {
    reserve(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      } else {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    return this;
  }

  TextBuffer number(long value) {
    if (value < 0) {
      return raw('-').number(-value);
    }
    int digits = 1;
    for (long rest = value / 10; rest != 0; rest /= 10) {
      digits++;
    }
    return padded(value, digits);
  }

  /** Hundredths as a number with two decimals. */
  TextBuffer hundredths(long value) {
    if (value < 0) {
      return raw('-').hundredths(-value);
    }
    return number(value / 100).raw('.').padded(value % 100, 2);
  }

  /** Milliseconds since 1970 as ISO 8601 in UTC with milliseconds. */
  TextBuffer instant(long epochMillis) {
    long day = Math.floorDiv(epochMillis, DAY_MILLIS);
    if (day != cachedDay) {
      byte[] date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(date, 0, cachedDate, 0, cachedDate.length);
      cachedDay = day;
    }
    long millis = epochMillis - day * DAY_MILLIS;
    raw(cachedDate).raw('T').padded(millis / 3_600_000, 2);
    raw(':').padded(millis / 60_000 % 60, 2);
    raw(':').padded(millis / 1000 % 60, 2);
    return raw('.').padded(millis % 1000, 3).raw('Z');
  }

  /** 128 bits in the form of a random UUID. */
  TextBuffer uuid(long high, long low) {
    long version4 = high & ~0xF000L | 0x4000L;
    long variant2 = low & ~(0xCL << 60) | 0x8L << 60;
    hex(version4 >>> 32, 8).raw('-').hex(version4 >>> 16, 4).raw('-').hex(version4, 4).raw('-');
    return hex(variant2 >>> 48, 4).raw('-').hex(variant2, 12);
  }

  /** The lowest bits, that many hexadecimal digits of them. */
  TextBuffer hex(long value, int digits) {
    reserve(digits);
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length++] = HEX[(int) (value >>> (4 * i)) & 0xF];
    }
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private TextBuffer padded(long value, int digits) {
    reserve(digits);
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
