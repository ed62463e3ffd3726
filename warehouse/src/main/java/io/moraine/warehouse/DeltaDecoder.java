package io.moraine.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes numbers of 64 bits that are encoded by their differences, as {@link DeltaEncoder} does it
 * or with blocks and parts of other sizes.
 */
final class DeltaDecoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  // So many bits are within the eight bytes that their first one begins.
  private static final int WIDTH_WITHIN_LONG = Long.SIZE - Byte.SIZE + 1;

  private final byte[] bytes;
  private final int end;
  private int position;
  private byte[] plain;
  private int filled;
  private long last;

  private DeltaDecoder(ByteBuffer from) {
    this.bytes = from.array();
    this.position = from.arrayOffset() + from.position();
    this.end = from.arrayOffset() + from.limit();
  }

  /**
   * Decodes what is left of a buffer, which must be of an array.
   *
   * @param most how many numbers there can be
   * @return the numbers one after another, lowest byte first, in an array of that memory
   * @throws IllegalStateException if the page says that it has more, or parts of no size
   */
  static ByteBuffer toPlain(ByteBuffer page, int most, ColumnMemory memory) {
    return new DeltaDecoder(page).decode(most, memory);
  }

  private ByteBuffer decode(int most, ColumnMemory memory) {
    long block = number();
    long parts = number();
    long numbers = number();
    if (numbers < 0 || numbers > most || parts <= 0 || block / parts < Byte.SIZE) {
      throw new IllegalStateException(
          "A page of %s values cannot have %s differences in blocks of %s and %s parts."
              .formatted(most, numbers, block, parts));
    }
    int count = (int) numbers;
    int part = (int) (block / parts);
    plain = memory.decoded(count * Long.BYTES);
    if (count > 0) {
      last = signed();
      LONG.set(plain, 0, last);
      filled = Long.BYTES;
    }
    int left = count - 1;
    while (left > 0) {
      long least = signed();
      int widths = position;
      position += (int) parts;
      for (int i = 0; i < parts && left > 0; i++) {
        int taken = Math.min(part, left);
        int width = bytes[widths + i];
        addPart(taken, width, least);
        position += part / Byte.SIZE * width;
        left -= taken;
      }
    }
    return ByteBuffer.wrap(plain, 0, filled).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void addPart(int count, int width, long least) {
    int longs = count * width / Byte.SIZE + Long.BYTES;
    if (width <= WIDTH_WITHIN_LONG && position + longs <= end) {
      addNarrow(count, width, least);
    } else {
      addWide(count, width, least);
    }
  }

  private void addNarrow(int count, int width, long least) {
    byte[] source = bytes;
    byte[] target = plain;
    long mask = (1L << width) - 1;
    long number = last;
    int to = filled;
    int bit = 0;
    for (int i = 0; i < count; i++) {
      long word = (long) LONG.get(source, position + (bit >>> 3));
      number += least + (word >>> (bit & 7) & mask);
      LONG.set(target, to, number);
      to += Long.BYTES;
      bit += width;
    }
    last = number;
    filled = to;
  }

  // Wide ones, and those at the end of the page.
  private void addWide(int count, int width, long least) {
    for (int i = 0; i < count; i++) {
      last += least + bits(i * width, width);
      LONG.set(plain, filled, last);
      filled += Long.BYTES;
    }
  }

  private long bits(int from, int width) {
    long bits = 0;
    for (int taken = 0; taken < width; ) {
      int bit = from + taken;
      int more = Math.min(width - taken, Byte.SIZE - (bit & 7));
      int at = position + (bit >>> 3);
      // Writers may leave out the bytes that nobody asks for.
      long next = at < end ? (bytes[at] & 0xFF) >>> (bit & 7) & (1 << more) - 1 : 0;
      bits |= next << taken;
      taken += more;
    }
    return bits;
  }

  private long signed() {
    long number = number();
    return number >>> 1 ^ -(number & 1);
  }

  private long number() {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      number |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
