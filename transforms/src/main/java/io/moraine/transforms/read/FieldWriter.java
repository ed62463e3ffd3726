package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.KeptAddresses;

/** Sets a column from the text of a plain value, as the kind of its field demands. */
final class FieldWriter {
  private final KeptAddresses addresses;
  private final Utf8 utf8 = new Utf8();

  FieldWriter(IngestSettings settings) {
    this.addresses = KeptAddresses.by(settings.ipPolicy(), settings.hashKey());
  }

  /**
   * Sets the column of a field.
   *
   * @param path what a sentence about a bad value calls the field
   * @param text holds the value, which is not empty
   */
  void set(BlockBuilder row, EventField field, String path, char[] text, int from, int length)
      throws Rejection {
    int column = field.column();
    switch (field.kind()) {
      case TEXT -> setText(row, column, path, text, from, length);
      case EVENT_TYPE -> row.setText(column, eventType(path, text, from, length));
      case CURRENCY -> row.setText(column, currency(path, text, from, length));
      case ADDRESS -> addresses.set(row, column, text, from, length);
      case TIME -> row.setLong(column, Times.ofIso(path, text, from, length));
      case MONEY -> row.setLong(column, Numbers.millionths(path, text, from, length));
      case LONG -> row.setLong(column, Numbers.whole(path, text, from, length));
      case INTEGER -> row.setLong(column, Numbers.wholeOf32Bits(path, text, from, length));
      case DOUBLE -> row.setDouble(column, Numbers.floating(path, text, from, length));
      case ITEMS, TEXT_MAP ->
          throw new IllegalArgumentException("Field " + path + " is not of plain values.");
    }
  }

  /** Sets a text. */
  void setText(BlockBuilder row, int column, String path, char[] text, int from, int length)
      throws Rejection {
    if (!utf8.encode(text, from, length)) {
      throw Rejection.ofField(
          RejectReason.NOT_TEXT,
          path,
          "holds a NUL or half of a surrogate pair",
          new String(text, from, length));
    }
    row.setText(column, utf8.bytes(), 0, utf8.length());
  }

  private static String eventType(String path, char[] text, int from, int length) throws Rejection {
    String label = new String(text, from, length);
    return EventType.ofLabel(label)
        .orElseThrow(
            () ->
                Rejection.ofField(RejectReason.UNKNOWN_TYPE, path, "is no known event type", label))
        .label();
  }

  /** An ISO 4217 code in upper case; any three letters are taken for one. */
  private static String currency(String path, char[] text, int from, int length) throws Rejection {
    char[] code = new char[3];
    for (int i = 0; i < code.length && length == code.length; i++) {
      char upper = (char) (text[from + i] & ~0x20);
      code[i] = upper >= 'A' && upper <= 'Z' ? upper : 0;
    }
    if (code[0] == 0 || code[1] == 0 || code[2] == 0) {
      throw Rejection.ofField(
          RejectReason.WRONG_TYPE,
          path,
          "is no currency code of three letters",
          new String(text, from, length));
    }
    return new String(code);
  }
}
