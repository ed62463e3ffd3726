package io.moraine.transforms.enrich;

import io.moraine.blocks.BlockBuilder;
import java.nio.charset.StandardCharsets;

/** A derived text with its bytes, which go into many rows. */
final class Text {
  private final String value;
  private final byte[] utf8;

  private Text(String value) {
    this.value = value;
    this.utf8 = value.getBytes(StandardCharsets.UTF_8);
  }

  /** The text; null for null and for an empty one. */
  static Text orNull(String value) {
    return value == null || value.isEmpty() ? null : new Text(value);
  }

  /**
   * Sets a column of the current row; null leaves it as it is. For a column of few texts: the block
   * knows the very same string again without a look at what it says.
   */
  static void set(BlockBuilder row, int column, Text text) {
    if (text != null) {
      row.setText(column, text.value);
    }
  }

  /** Sets a column of the current row, one of many texts, from the text's bytes. */
  static void setOneOfMany(BlockBuilder row, int column, Text text) {
    if (text != null) {
      row.setText(column, text.utf8, 0, text.utf8.length);
    }
  }

  /** Sets a column of the current row unless the source did so itself. */
  static void setWhereAbsent(BlockBuilder row, int column, Text text) {
    if (text != null && !row.isSet(column)) {
      row.setText(column, text.value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
