package io.moraine.schemas;

import java.util.Locale;

/** Why a line did not become an event. The label is what {@code raw.rejects.reason} says. */
public enum RejectReason {
  /** The bytes are not text of the declared encoding, or hold control characters. */
  NOT_TEXT,
  /** The line is not of the file's format at all. */
  NOT_PARSABLE,
  /** The packed file is damaged or ends here; what would have followed could not be read. */
  DAMAGED_FILE,
  /** A line longer than the configured limit. */
  TOO_LONG,
  /** JSON nested deeper than the limit, or more fields or items than the limit. */
  TOO_DEEP,
  /** A field that every event needs is missing or empty. */
  MISSING_FIELD,
  /** A field is there twice, and nothing says which one is meant. */
  REPEATED_FIELD,
  /** A field has a value of the wrong kind. */
  WRONG_TYPE,
  /** An event type that the contract does not know. */
  UNKNOWN_TYPE,
  /** A time that is not one, or lies outside 1970 to 2100. */
  BAD_TIME,
  /** A number outside what its column holds. */
  OUT_OF_RANGE,
  /** The row has another number of fields than the header. */
  WRONG_FIELD_COUNT;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
