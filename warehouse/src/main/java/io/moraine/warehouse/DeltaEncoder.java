package io.moraine.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/**
 * Encodes numbers by their differences, packed by bits: Parquet's {@code DELTA_BINARY_PACKED}, in
 * blocks of 128 numbers that have four parts of 32. Times that stand in order, more or less, are
 * shorter so than Zstandard makes them.
 */
final class DeltaEncoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 128;
  private static final int PARTS = 4;
  private static final int PART = BLOCK / PARTS;
  private static final int LONGEST_NUMBER = 10;
  // A block of numbers that do not get shorter; what is packed is put by whole longs.
  private static final int LONGEST_BLOCK = LONGEST_NUMBER + PARTS + BLOCK * Long.BYTES + Long.BYTES;

  private final long[] differences = new long[BLOCK];
  private int pending;
  private boolean first;
  private long last;
  private byte[] bytes = {};
  private int size;

  /** Begins anew, for exactly so many numbers. */
  DeltaEncoder begin(int count) {
    size = 0;
    pending = 0;
    last = 0;
    first = true;
    makeRoom(4 * LONGEST_NUMBER);
    putNumber(BLOCK);
    putNumber(PARTS);
    putNumber(count);
    if (count == 0) {
      putSigned(0);
    }
    return this;
  }

  void add(long number) {
    if (first) {
      first = false;
      putSigned(number);
    } else {
      differences[pending++] = number - last;
      if (pending == BLOCK) {
        endBlock();
      }
    }
    last = number;
  }

  /** The numbers since {@link #begin}; valid until it begins anew. */
  BytesInput toBytes() {
    if (pending > 0) {
      endBlock();
    }
    return BytesInput.from(bytes, 0, size);
  }

  // The least difference; the bits of each part; of each part that has any number how much greater
  // its differences are.
  private void endBlock() {
    makeRoom(LONGEST_BLOCK);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < pending; i++) {
      least = Math.min(least, differences[i]);
    }
    for (int i = 0; i < pending; i++) {
      differences[i] -= least;
    }
    Arrays.fill(differences, pending, BLOCK, 0);
    putSigned(least);
    int widths = size;
    size += PARTS;
    for (int part = 0; part < PARTS; part++) {
      int width = width(part * PART);
      bytes[widths + part] = (byte) width;
      pack(part * PART, width);
    }
    pending = 0;
  }

  private int width(int from) {
    long bits = 0;
    for (int i = from; i < from + PART; i++) {
      bits |= differences[i];
    }
    return Long.SIZE - Long.numberOfLeadingZeros(bits);
  }

  // The lowest bits first. A part ends with a half of a long at most.
  private void pack(int from, int width) {
    long word = 0;
    int filled = 0;
    for (int i = from; i < from + PART; i++) {
      long difference = differences[i];
      word |= difference << filled;
      filled += width;
      if (filled >= Long.SIZE) {
        LONG.set(bytes, size, word);
        size += Long.BYTES;
        filled -= Long.SIZE;
        word = filled == 0 ? 0 : difference >>> width - filled;
      }
    }
    LONG.set(bytes, size, word);
    size += filled / Byte.SIZE;
  }

  private void putSigned(long number) {
    putNumber(number << 1 ^ number >> Long.SIZE - 1);
  }

  private void putNumber(long number) {
    long left = number;
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
