package io.moraine.transforms.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of one row of a source by name, and what the mapping calls by a name of its own.
 * Filled anew for each row.
 */
final class MappedRow {
  /** The name that stands for the line on which the record starts. */
  static final String LINE = "@line";

  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, MappedValue> named;
  private final Map<String, String> computed = new HashMap<>();
  private final String[] texts;
  private long lineNumber;

  MappedRow(List<String> columns, Map<String, MappedValue> named) {
    for (int i = 0; i < columns.size(); i++) {
      positions.put(columns.get(i), i);
    }
    this.named = named;
    this.texts = new String[columns.size()];
  }

  /** Starts a new row. */
  void begin(long lineNumber) {
    this.lineNumber = lineNumber;
    computed.clear();
  }

  void set(int position, String text) {
    texts[position] = text == null || text.isEmpty() ? null : text;
  }

  /** The text of a column, null where it is empty. */
  String text(String name) throws Rejection {
    Integer position = positions.get(name);
    if (position != null) {
      return texts[position];
    }
    if (name.equals(LINE)) {
      return Long.toString(lineNumber);
    }
    if (!computed.containsKey(name)) {
      computed.put(name, named.get(name).text(this));
    }
    return computed.get(name);
  }
}
