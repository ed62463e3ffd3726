package io.moraine.pipelines.ingest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A Bloom filter over 128-bit ids: says no only of ids that were never added, and says yes of about
 * one in a hundred others. The ids are hashes already, so that their two halves serve as the two
 * hash functions (Kirsch and Mitzenmacher, Less Hashing, Same Performance, 2006).
 */
final class IdFilter {
  private static final int BITS_PER_ID = 10;
  private static final int PROBES = 7;

  private final long[] words;

  private IdFilter(long[] words) {
    this.words = words;
  }

  static IdFilter forIds(long count) {
    return new IdFilter(new long[Math.toIntExact(Math.max(1, (count * BITS_PER_ID + 63) / 64))]);
  }

  void add(long high, long low) {
    for (int probe = 0; probe < PROBES; probe++) {
      long bit = bit(high, low, probe);
      words[(int) (bit >>> 6)] |= 1L << bit;
    }
  }

  boolean mayContain(long high, long low) {
    for (int probe = 0; probe < PROBES; probe++) {
      long bit = bit(high, low, probe);
      if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  static IdFilter readFrom(DataInputStream in) throws IOException {
    long[] words = new long[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    return new IdFilter(words);
  }

  private long bit(long high, long low, int probe) {
    return Long.remainderUnsigned(high + probe * low, words.length * 64L);
  }
}
