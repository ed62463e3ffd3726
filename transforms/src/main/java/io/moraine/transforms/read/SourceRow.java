package io.moraine.transforms.read;

/** A row of a source that is no text, such as Parquet. */
public interface SourceRow {
  /**
   * The value of a column as text, null where it has none: numbers as decimals, times in ISO 8601
   * with their offset, dates as {@code 2020-12-31}, booleans as {@code true} and {@code false},
   * nested values as JSON.
   */
  String text(int column);
}
