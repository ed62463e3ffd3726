package io.moraine.transforms.read;

/**
 * Whether a line break is within quotation marks, and so within a record. A mark opens a field only
 * at its start; within the field two of them are one.
 */
final class Quoting {
  private static final int NONE = -1;

  private final int quote;
  private final int delimiter;
  private boolean open;
  private boolean atFieldStart;
  private boolean justClosed;

  private Quoting(int quote, int delimiter) {
    this.quote = quote;
    this.delimiter = delimiter;
  }

  /** No field is quoted over several lines. */
  static Quoting none() {
    return new Quoting(NONE, NONE);
  }

  static Quoting by(char quote, char delimiter) {
    return new Quoting(quote, delimiter);
  }

  void begin() {
    open = false;
    atFieldStart = true;
    justClosed = false;
  }

  boolean isOpen() {
    return open;
  }

  /** Goes on over {@code bytes[from, to)}. */
  void pass(byte[] bytes, int from, int to) {
    if (quote != NONE) {
      for (int i = from; i < to; i++) {
        pass(bytes[i]);
      }
    }
  }

  private void pass(byte b) {
    if (open) {
      open = b != quote;
      justClosed = !open;
    } else {
      open = b == quote && (atFieldStart || justClosed);
      justClosed = false;
    }
    atFieldStart = !open && b == delimiter;
  }
}
