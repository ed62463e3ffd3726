package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;

/**
 * A line is given up, and why. Without a stack trace: it is a result, and may be a frequent one.
 */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  private final RejectReason reason;

  Rejection(RejectReason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  /** A field has a value that it cannot have; {@code what} goes on "Field x ". */
  static Rejection ofField(RejectReason reason, String field, String what, String value) {
    return new Rejection(reason, "Field " + field + " " + what + ": " + shown(value) + ".");
  }

  static Rejection missing(String field) {
    return new Rejection(RejectReason.MISSING_FIELD, "Field " + field + " is missing or empty.");
  }

  static Rejection notUtf8() {
    return new Rejection(RejectReason.NOT_TEXT, "The line is not UTF-8.");
  }

  /** A value as a sentence can hold it: cut, in quotes, control characters replaced. */
  static String shown(String value) {
    String cut = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    StringBuilder shown = new StringBuilder(cut.length() + 2).append('\'');
    cut.codePoints()
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    return shown.append('\'').toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** The same of a field that is part of something. */
  Rejection within(String part) {
    return new Rejection(reason, "In " + part + ": " + getMessage());
  }

  RejectReason reason() {
    return reason;
  }

  String sentence() {
    return getMessage();
  }
}
