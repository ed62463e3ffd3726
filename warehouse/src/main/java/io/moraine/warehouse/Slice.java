package io.moraine.warehouse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The unit of a table that is replaced atomically: a day and a bucket, one of them, or the whole
 * table. In order of day, then bucket.
 */
public final class Slice implements Comparable<Slice> {
  private static final Comparator<LocalDate> DAYS =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Integer> BUCKETS =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Slice WHOLE = new Slice(null, null);

  private final LocalDate day;
  private final Integer bucket;

  private Slice(LocalDate day, Integer bucket) {
    this.day = day;
    this.bucket = bucket;
  }

  /** The one slice of a table that is not cut. */
  public static Slice whole() {
    return WHOLE;
  }

  public static Slice of(int bucket) {
    return new Slice(null, bucket);
  }

  public static Slice of(LocalDate day) {
    return new Slice(Objects.requireNonNull(day), null);
  }

  public static Slice of(LocalDate day, int bucket) {
    return new Slice(Objects.requireNonNull(day), bucket);
  }

  static Slice of(Optional<LocalDate> day, OptionalInt bucket) {
    return new Slice(day.orElse(null), bucket.isPresent() ? bucket.getAsInt() : null);
  }

  /** The slice that {@link #toString} wrote. */
  public static Slice parse(String text) {
    if (text.equals("whole")) {
      return WHOLE;
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return new Slice(
          LocalDate.parse(text.substring(0, slash)), Integer.valueOf(text.substring(slash + 1)));
    }
    return text.indexOf('-') > 0
        ? new Slice(LocalDate.parse(text), null)
        : new Slice(null, Integer.valueOf(text));
  }

  /** The slice that {@link #write} wrote. */
  public static Slice read(DataInput in) throws IOException {
    LocalDate day = in.readBoolean() ? LocalDate.ofEpochDay(in.readInt()) : null;
    Integer bucket = in.readBoolean() ? in.readInt() : null;
    return new Slice(day, bucket);
  }

  /** Writes the slice for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(day != null);
    if (day != null) {
      out.writeInt((int) day.toEpochDay());
    }
    out.writeBoolean(bucket != null);
    if (bucket != null) {
      out.writeInt(bucket);
    }
  }

  public Optional<LocalDate> day() {
    return Optional.ofNullable(day);
  }

  public OptionalInt bucket() {
    return bucket == null ? OptionalInt.empty() : OptionalInt.of(bucket);
  }

  @Override
  public int compareTo(Slice other) {
    int days = DAYS.compare(day, other.day);
    return days != 0 ? days : BUCKETS.compare(bucket, other.bucket);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice
        && Objects.equals(day, slice.day)
        && Objects.equals(bucket, slice.bucket);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(day) + Objects.hashCode(bucket);
  }

  /** Such as {@code 2026-01-02/3}, {@code 2026-01-02}, {@code 3} or {@code whole}. */
  @Override
  public String toString() {
    if (day == null) {
      return bucket == null ? "whole" : bucket.toString();
    }
    return bucket == null ? day.toString() : day + "/" + bucket;
  }
}
