package io.moraine.warehouse;

import java.nio.charset.StandardCharsets;

/**
 * Iceberg's {@code bucket[N]} of a text: Murmur3 (32 bits, seed 0) of its UTF-8 bytes, without the
 * sign, modulo N. SQL engines compute the same and so read only the bucket that an id is in.
 */
public final class Buckets {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Buckets() {}

  /** The bucket of a text among {@code buckets}. */
  public static int of(String text, int buckets) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return of(utf8, 0, utf8.length, buckets);
  }

  /** The bucket of the text whose UTF-8 bytes are {@code utf8[from, from + length)}. */
  public static int of(byte[] utf8, int from, int length, int buckets) {
    return (murmur3(utf8, from, length) & Integer.MAX_VALUE) % buckets;
  }

  private static int murmur3(byte[] bytes, int from, int length) {
    int hash = 0;
    int whole = from + (length & ~3);
    for (int i = from; i < whole; i += 4) {
      int word =
          (bytes[i] & 0xff)
              | (bytes[i + 1] & 0xff) << 8
              | (bytes[i + 2] & 0xff) << 16
              | bytes[i + 3] << 24;
      hash = Integer.rotateLeft(hash ^ scrambled(word), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int i = from + length - 1; i >= whole; i--) {
      tail = tail << 8 | bytes[i] & 0xff;
    }
    hash ^= scrambled(tail) ^ length;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  private static int scrambled(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }
}
