package io.moraine.warehouse;

import java.util.Arrays;

/**
 * The arrays that the pages and the values of a column go through, kept from one row group to the
 * next, and from one file to another by {@link ReadMemory}.
 */
final class ColumnMemory {
  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};

  /** Ids are decoded in stretches of a block's rows: most of the time the first array will do. */
  private static final int LEAST_CODED = 1024;

  private byte[] stored = NO_BYTES;
  private byte[] page = NO_BYTES;
  private byte[] decoded = NO_BYTES;
  private int[] coded = NO_INTS;
  private int[] ids = NO_INTS;
  private final SpareLongs numbers = new SpareLongs();
  private final SpareLongs present = new SpareLongs();

  /** Room for so many bytes as they are in the file; what was there may be there no more. */
  byte[] stored(int bytes) {
    if (stored.length < bytes) {
      stored = new byte[bytes];
    }
    return stored;
  }

  /** Room for a page of so many bytes, uncompressed; the page before is there no more. */
  byte[] page(int bytes) {
    if (page.length < bytes) {
      page = new byte[bytes];
    }
    return page;
  }

  /** Room for the values of a page, decoded to so many bytes; those before are there no more. */
  byte[] decoded(int bytes) {
    if (decoded.length < bytes) {
      decoded = new byte[bytes];
    }
    return decoded;
  }

  /** Room for so many decoded ids; those before are there no more. */
  int[] coded(int count) {
    if (coded.length < count) {
      coded = new int[Math.max(LEAST_CODED, count)];
    }
    return coded;
  }

  /** Zeros, at least so many, in an array that is the caller's until it is given back. */
  int[] takeIds(int count) {
    if (ids.length < count) {
      return new int[count];
    }
    int[] taken = ids;
    ids = NO_INTS;
    Arrays.fill(taken, 0);
    return taken;
  }

  void giveBackIds(int[] given) {
    if (given.length > ids.length) {
      ids = given;
    }
  }

  /** For the values of numbers. */
  SpareLongs numbers() {
    return numbers;
  }

  /** For the bits of those that are not null. */
  SpareLongs present() {
    return present;
  }

  /** An array that is lent, and lent again when it is back. */
  static final class SpareLongs {
    private long[] spare = NO_LONGS;

    /** Zeros, at least so many, in an array that is the caller's until it is given back. */
    long[] take(int count) {
      if (spare.length < count) {
        return new long[count];
      }
      long[] taken = spare;
      spare = NO_LONGS;
      Arrays.fill(taken, 0);
      return taken;
    }

    void giveBack(long[] given) {
      if (given.length > spare.length) {
        spare = given;
      }
    }
  }
}
