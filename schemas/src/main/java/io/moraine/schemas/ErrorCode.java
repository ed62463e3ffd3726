package io.moraine.schemas;

/**
 * A failure that people can look up. Every room has an enum of its own with its own number range;
 * numbers are never reused.
 */
public interface ErrorCode {
  /** Stable name, such as {@code WAREHOUSE-1003}. */
  String code();

  ErrorCategory category();
}
