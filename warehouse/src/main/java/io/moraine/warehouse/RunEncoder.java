package io.moraine.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/**
 * Encodes levels and dictionary ids as Parquet's hybrid of runs and packed bits, which {@link
 * RunDecoder} reads: eight equal numbers or more become a run, whatever lies between two runs is
 * packed by eights.
 *
 * <p>Numbers may be given many at a time; what they cost is how often they change.
 */
final class RunEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int GROUP = 8;

  private int width;
  private byte[] bytes = new byte[1 << 10];
  private int size;
  // What is to be packed before the run at hand.
  private int[] packed = new int[1 << 10];
  private int packedCount;
  // The run at hand, which may turn out too short to be one.
  private int number;
  private int length;

  /** Of numbers that take at most so many bits. */
  RunEncoder(int width) {
    this.width = width;
  }

  /** Begins anew, with numbers that take at most so many bits; what was encoded is gone. */
  RunEncoder begin(int width) {
    this.width = width;
    size = 0;
    packedCount = 0;
    number = 0;
    length = 0;
    return this;
  }

  void add(int next) {
    if (next == number) {
      length++;
    } else {
      endRun();
      number = next;
      length = 1;
    }
  }

  /** Adds a number so many times. */
  void add(int next, int count) {
    if (next == number) {
      length += count;
    } else if (count > 0) {
      endRun();
      number = next;
      length = count;
    }
  }

  /**
   * Adds a number for each bit of {@code [from, to)}.
   *
   * @param bits null for bits that are all 0
   */
  void addBits(long[] bits, int from, int to, int unset, int set) {
    int at = from;
    while (at < to) {
      int word = at >>> 6;
      long left = bits == null || word >= bits.length ? 0 : bits[word] >>> at;
      int inWord = Math.min(to - at, Long.SIZE - (at & 63));
      boolean isSet = (left & 1) != 0;
      int alike = Math.min(inWord, Long.numberOfTrailingZeros(isSet ? ~left : left));
      add(isSet ? set : unset, alike);
      at += alike;
    }
  }

  /** What was added, encoded, until {@link #begin}. */
  BytesInput toBytes() {
    endRun();
    length = 0;
    writePacked();
    return BytesInput.from(bytes, 0, size);
  }

  // Groups are whole but for the last one, so a run begins where the group before it is filled.
  private void endRun() {
    if (length == 1 && packedCount < packed.length) {
      packed[packedCount++] = number;
      return;
    }
    int filling = -packedCount & GROUP - 1;
    if (length - filling < GROUP) {
      pack(length);
      return;
    }
    pack(filling);
    writePacked();
    writeVarInt((length - filling) << 1);
    ensure(Integer.BYTES);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  private void pack(int count) {
    if (packedCount + count > packed.length) {
      packed = Arrays.copyOf(packed, Math.max(packedCount + count, packed.length * 2));
    }
    for (int i = 0; i < count; i++) {
      packed[packedCount++] = number;
    }
  }

  private void writePacked() {
    if (packedCount == 0) {
      return;
    }
    int groups = (packedCount + GROUP - 1) / GROUP;
    writeVarInt(groups << 1 | 1);
    ensure(groups * width + Long.BYTES);
    int end = size + groups * width;
    long bits = 0;
    int bitCount = 0;
    for (int i = 0; i < packedCount; i++) {
      bits |= (long) packed[i] << bitCount;
      bitCount += width;
      if (bitCount >= Integer.SIZE) {
        INT.set(bytes, size, (int) bits);
        size += Integer.BYTES;
        bits >>>= Integer.SIZE;
        bitCount -= Integer.SIZE;
      }
    }
    for (; bitCount > 0; bitCount -= Byte.SIZE) {
      bytes[size++] = (byte) bits;
      bits >>>= Byte.SIZE;
    }
    Arrays.fill(bytes, size, end, (byte) 0);
    size = end;
    packedCount = 0;
  }

  private void writeVarInt(int value) {
    ensure(Integer.BYTES + 1);
    int left = value;
    while ((left & ~0x7F) != 0) {
      bytes[size++] = (byte) (left & 0x7F | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
