package io.moraine.simulator;

import io.moraine.schemas.RejectReason;
import java.util.Locale;

/** What is to become of a line once every file is read. */
enum LineFate {
  /** Accepted: an event received soon after it happened. */
  ACCEPTED,
  /** Accepted: an event received an hour or more after it happened. */
  ACCEPTED_LATE,
  /** A copy, byte by byte, in the same file. */
  DUPLICATE_EXACT,
  /** A copy received up to minutes later. */
  DUPLICATE_SOON,
  /** A copy received a day or more later. */
  DUPLICATE_DAYS,
  /** Rejected: JSON that ends too early. */
  CUT_JSON,
  /** Rejected: words that are no JSON. */
  NO_JSON,
  /** Rejected: bytes that are no text. */
  BINARY,
  /** Rejected: words where a number belongs. */
  WRONG_TYPE,
  /** Rejected: an event type that nobody knows. */
  UNKNOWN_TYPE,
  /** Rejected: without an event type. */
  MISSING_FIELD,
  /** Rejected: a time that is none. */
  BAD_TIME,
  /** Rejected: an amount too great for its column. */
  OUT_OF_RANGE;

  private static final LineFate[] ALL = values();

  private final String label = name().toLowerCase(Locale.ROOT);

  static LineFate of(byte ordinal) {
    return ALL[ordinal];
  }

  String label() {
    return label;
  }

  boolean isAccepted() {
    return this == ACCEPTED || this == ACCEPTED_LATE;
  }

  boolean isDuplicate() {
    return this == DUPLICATE_EXACT || this == DUPLICATE_SOON || this == DUPLICATE_DAYS;
  }

  /** Why it is to be rejected; null where it is not. */
  RejectReason reason() {
    return switch (this) {
      case ACCEPTED, ACCEPTED_LATE, DUPLICATE_EXACT, DUPLICATE_SOON, DUPLICATE_DAYS -> null;
      case CUT_JSON, NO_JSON -> RejectReason.NOT_PARSABLE;
      case BINARY -> RejectReason.NOT_TEXT;
      case WRONG_TYPE -> RejectReason.WRONG_TYPE;
      case UNKNOWN_TYPE -> RejectReason.UNKNOWN_TYPE;
      case MISSING_FIELD -> RejectReason.MISSING_FIELD;
      case BAD_TIME -> RejectReason.BAD_TIME;
      case OUT_OF_RANGE -> RejectReason.OUT_OF_RANGE;
    };
  }
}
