package io.moraine.pipelines.ingest;

/**
 * A day and a bucket in one number, which is the key of a run: all of a run's events are of one
 * slice, so that a slice is merged from no other runs than its own.
 */
final class SliceKey {
  private static final int BUCKET_BITS = 15;

  private SliceKey() {}

  /**
   * The key of a slice.
   *
   * @param day days since 1970; events are of 1970 to 2099
   * @param bucket the bucket, below 2^15
   */
  static int of(long day, int bucket) {
    return (int) day << BUCKET_BITS | bucket;
  }

  /** Days since 1970. */
  static long day(int key) {
    return Integer.toUnsignedLong(key) >>> BUCKET_BITS;
  }

  static int bucket(int key) {
    return key & (1 << BUCKET_BITS) - 1;
  }
}
