package io.moraine.schemas;

import java.util.Optional;

/**
 * How a table is cut into slices, the unit that is replaced atomically.
 *
 * @param dayColumn a date column whose every value is a slice (Iceberg identity partition)
 * @param bucketColumn a string column hashed into the warehouse's number of buckets (Iceberg bucket
 *     partition)
 */
public record Slicing(Optional<String> dayColumn, Optional<String> bucketColumn) {
  /** The whole table is one slice. */
  public static Slicing whole() {
    return new Slicing(Optional.empty(), Optional.empty());
  }

  public static Slicing byDay(String dayColumn) {
    return new Slicing(Optional.of(dayColumn), Optional.empty());
  }

  public static Slicing byBucket(String bucketColumn) {
    return new Slicing(Optional.empty(), Optional.of(bucketColumn));
  }

  public static Slicing byDayAndBucket(String dayColumn, String bucketColumn) {
    return new Slicing(Optional.of(dayColumn), Optional.of(bucketColumn));
  }
}
