package io.moraine.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Decodes Parquet's levels and dictionary ids: runs of one number, and numbers packed by bits. */
final class RunDecoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private final int width;
  private final long mask;
  private int position;
  private int left;
  private boolean packed;
  private int repeated;
  // Of packed numbers, where they begin and how many of them are behind us.
  private int packedAt;
  private int unpacked;

  /** Numbers that are packed without runs, as many as there are in what is left of a buffer. */
  static RunDecoder ofPacked(ByteBuffer from, int width) {
    RunDecoder decoder = new RunDecoder(from, width);
    decoder.packed = true;
    decoder.packedAt = decoder.position;
    decoder.left = from.remaining() * Byte.SIZE / width;
    return decoder;
  }

  /** Decodes what is left of a buffer, which must be of an array. */
  RunDecoder(ByteBuffer from, int width) {
    this.bytes = from.array();
    this.position = from.arrayOffset() + from.position();
    this.end = from.arrayOffset() + from.limit();
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  int next() {
    if (left == 0) {
      begin();
    }
    return take(1);
  }

  /** Puts the next numbers into {@code into[from, from + count)}. */
  void next(int[] into, int from, int count) {
    int at = from;
    int to = from + count;
    while (at < to) {
      if (left == 0) {
        begin();
      }
      int inRun = Math.min(left, to - at);
      if (packed) {
        unpack(into, at, inRun);
      } else {
        Arrays.fill(into, at, at + inRun, repeated);
      }
      left -= inRun;
      at += inRun;
    }
  }

  /** Passes over the next numbers. */
  void skip(int count) {
    int skipped = 0;
    while (skipped < count) {
      if (left == 0) {
        begin();
      }
      int inRun = Math.min(left, count - skipped);
      if (packed) {
        unpacked += inRun;
      }
      left -= inRun;
      skipped += inRun;
    }
  }

  /** Puts the next numbers, which are of one bit, into the first bits of {@code into}. */
  void nextBits(long[] into, int count) {
    Arrays.fill(into, 0, (count + Long.SIZE - 1) >>> 6, 0);
    int at = 0;
    while (at < count) {
      if (left == 0) {
        begin();
      }
      int inRun = Math.min(left, count - at);
      if (packed) {
        copyBits(into, at, inRun);
      } else if (repeated != 0) {
        BitRange.set(into, at, at + inRun);
      }
      left -= inRun;
      at += inRun;
    }
  }

  private void copyBits(long[] into, int from, int count) {
    int at = from;
    int to = from + count;
    while (at < to) {
      int shift = unpacked & 7;
      int taken = Math.min(Math.min(to - at, Long.SIZE - (at & 63)), Long.SIZE - shift);
      long bits = word(packedAt + (unpacked >>> 3)) >>> shift & -1L >>> Long.SIZE - taken;
      into[at >>> 6] |= bits << at;
      unpacked += taken;
      at += taken;
    }
  }

  /** How many of the next numbers are known to be the same: 1 at least, {@code atMost} at most. */
  int alike(int atMost) {
    if (left == 0) {
      begin();
    }
    return packed ? 1 : Math.min(left, atMost);
  }

  /** The next number, which stays the next one; after {@link #alike}. */
  int upcoming() {
    return packed ? unpack(unpacked) : repeated;
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
      packedAt = position;
      unpacked = 0;
      position += (header >>> 1) * width;
    } else {
      left = header >>> 1;
      repeated = 0;
      for (int shift = 0; shift < width; shift += Byte.SIZE) {
        repeated |= (bytes[position++] & 0xFF) << shift;
      }
    }
  }

  private void unpack(int[] into, int from, int count) {
    byte[] source = bytes;
    long bit = (long) unpacked * width;
    long lastBit = bit + (long) (count - 1) * width;
    if (packedAt + (lastBit >>> 3) + Long.BYTES <= end) {
      for (int i = 0; i < count; i++) {
        long word = (long) LONG.get(source, packedAt + (int) (bit >>> 3));
        into[from + i] = (int) (word >>> (bit & 7) & mask);
        bit += width;
      }
      unpacked += count;
    } else {
      for (int i = 0; i < count; i++) {
        into[from + i] = unpack();
      }
    }
  }

  private int unpack() {
    return unpack(unpacked++);
  }

  private int unpack(int index) {
    long bit = (long) index * width;
    return (int) (word(packedAt + (int) (bit >>> 3)) >>> (bit & 7) & mask);
  }

  private long word(int at) {
    return at + Long.BYTES <= end ? (long) LONG.get(bytes, at) : tail(at);
  }

  // Numbers are packed by eights; writers may leave out the bytes that nobody asks for.
  private long tail(int at) {
    long word = 0;
    for (int i = 0; i < Long.BYTES && at + i < end; i++) {
      word |= (bytes[at + i] & 0xFFL) << i * Byte.SIZE;
    }
    return word;
  }

  private int unsignedVarInt() {
    int number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      number |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
