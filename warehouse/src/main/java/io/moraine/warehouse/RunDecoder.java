package io.moraine.warehouse;

import java.nio.ByteBuffer;

/** Decodes Parquet's levels and dictionary ids: runs of one number, and numbers packed by bits. */
final class RunDecoder {
  private final ByteBuffer from;
  private final int width;
  private final long mask;
  private int left;
  private boolean packed;
  private int repeated;
  private long bits;
  private int bitCount;

  RunDecoder(ByteBuffer from, int width) {
    this.from = from;
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  int next() {
    if (left == 0) {
      begin();
    }
    return take(1);
  }

  /** How many of the next numbers are known to be the same: 1 at least, {@code atMost} at most. */
  int alike(int atMost) {
    if (left == 0) {
      begin();
    }
    return packed ? 1 : Math.min(left, atMost);
  }

  /** The next number, of which so many are {@link #alike}; they are behind us then. */
  int take(int alike) {
    left -= alike;
    return packed ? unpack() : repeated;
  }

  private void begin() {
    int header = unsignedVarInt();
    packed = (header & 1) == 1;
    if (packed) {
      left = (header >>> 1) * Byte.SIZE;
      bits = 0;
      bitCount = 0;
    } else {
      left = header >>> 1;
      repeated = 0;
      for (int shift = 0; shift < width; shift += Byte.SIZE) {
        repeated |= (from.get() & 0xFF) << shift;
      }
    }
  }

  // Numbers are packed by eights; writers may leave out the bytes that nobody asks for.
  private int unpack() {
    while (bitCount < width) {
      bits |= (from.hasRemaining() ? from.get() & 0xFFL : 0) << bitCount;
      bitCount += Byte.SIZE;
    }
    int number = (int) (bits & mask);
    bits >>>= width;
    bitCount -= width;
    return number;
  }

  private int unsignedVarInt() {
    int number = 0;
    int shift = 0;
    byte next;
    do {
      next = from.get();
      number |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
