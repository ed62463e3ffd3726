package io.moraine.simulator;

import java.util.HashMap;
import java.util.Map;

/** Rows of the long lists that are not written yet, and how many there were in all. */
final class Rows {
  private final Map<TruthTable<?>, TextBuffer> texts = new HashMap<>();
  private final Map<TruthTable<?>, Long> counts = new HashMap<>();

  Rows() {
    for (TruthTable<?> table : TruthTable.ALL) {
      texts.put(table, new TextBuffer(1024));
      counts.put(table, 0L);
    }
  }

  <R extends Record> void add(TruthTable<R> table, R row) {
    table.append(row, texts.get(table));
    counts.merge(table, 1L, Long::sum);
  }

  /** Adds other rows, behind these. */
  void add(Rows other) {
    texts.forEach((table, text) -> text.raw(other.texts.get(table)));
    other.counts.forEach((table, count) -> counts.merge(table, count, Long::sum));
  }

  /** The rows of a list that are not written yet; whoever writes them clears the text. */
  TextBuffer text(TruthTable<?> table) {
    return texts.get(table);
  }

  /** How many rows of a list there were, written or not. */
  long count(TruthTable<?> table) {
    return counts.get(table);
  }
}
