package io.moraine.blocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes one after another, least significant first in a number; grows as needed. */
final class ByteSink {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 12];
  private int size;

  static int intAt(byte[] bytes, int position) {
    return (int) INT.get(bytes, position);
  }

  static long longAt(byte[] bytes, int position) {
    return (long) LONG.get(bytes, position);
  }

  int size() {
    return size;
  }

  /** The array that holds the bytes, {@link #size} of them; valid until more are put. */
  byte[] buffer() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }

  /** Appends zeros; where they begin. */
  int putZeros(int count) {
    ensure(count);
    Arrays.fill(bytes, size, size + count, (byte) 0);
    size += count;
    return size - count;
  }

  void putByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    ensure(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void putBytes(byte[] source, int from, int length) {
    ensure(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** Appends each number less {@code base} in its {@code width} lowest bytes. */
  void putNumbers(long[] numbers, int count, long base, int width) {
    ensure(Math.addExact(Math.multiplyExact(count, width), Long.BYTES));
    int at = size;
    for (int i = 0; i < count; i++) {
      LONG.set(bytes, at, numbers[i] - base);
      at += width;
    }
    size = at;
  }

  void setInt(int position, int value) {
    INT.set(bytes, position, value);
  }

  void setLong(int position, long value) {
    LONG.set(bytes, position, value);
  }

  void setBit(int position, int bit) {
    bytes[position + (bit >>> 3)] |= (byte) (1 << (bit & 7));
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(bytes.length * 2L, 1 << 30)));
    }
  }
}
