package io.moraine.transforms.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with places for columns, such as {@code invoice-{InvoiceNo}}. Without a place it is a
 * constant. Where one of its columns is empty, so is the whole.
 */
record Template(List<Part> parts) implements Serializable {

  /** A text, or the name of a column. */
  record Part(String text, boolean isColumn) implements Serializable {}

  /** The template written so; empty where a bracket is left open. */
  static Optional<Template> parse(String written) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < written.length()) {
      int open = written.indexOf('{', at);
      if (open < 0) {
        parts.add(new Part(written.substring(at), false));
        break;
      }
      int close = written.indexOf('}', open);
      if (close < 0) {
        return Optional.empty();
      }
      if (open > at) {
        parts.add(new Part(written.substring(at, open), false));
      }
      parts.add(new Part(written.substring(open + 1, close), true));
      at = close + 1;
    }
    return Optional.of(new Template(List.copyOf(parts)));
  }

  /** The names in its places. */
  List<String> columns() {
    return parts.stream().filter(Part::isColumn).map(Part::text).toList();
  }

  /** The text for a row; null where a column is empty. */
  String text(MappedRow row) throws Rejection {
    if (parts.size() == 1) {
      Part only = parts.get(0);
      return only.isColumn ? row.text(only.text) : only.text;
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String piece = part.isColumn ? row.text(part.text) : part.text;
      if (piece == null) {
        return null;
      }
      text.append(piece);
    }
    return text.isEmpty() ? null : text.toString();
  }
}
