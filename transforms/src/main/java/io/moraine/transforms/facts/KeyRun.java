package io.moraine.transforms.facts;

import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;

/**
 * Tells where the key of sorted rows changes, by dictionary id as long as the dictionary stays.
 *
 * <p>Refuses rows that are out of order, since a key that comes back would be folded twice.
 */
final class KeyRun {
  private final int keyColumn;
  private final int timeColumn;
  private Utf8Dictionary dictionary;
  private int id;
  private long time;

  KeyRun(int keyColumn, int timeColumn) {
    this.keyColumn = keyColumn;
    this.timeColumn = timeColumn;
  }

  /** Whether no row was seen yet. */
  boolean isEmpty() {
    return dictionary == null;
  }

  /**
   * Moves on to a row; whether it has the key of the row before.
   *
   * @throws IllegalArgumentException if its key or time is below that of the row before
   */
  boolean continuesWith(RowView row) {
    Column.Text keys = (Column.Text) row.block().column(keyColumn);
    int nextId = keys.id(row.row());
    long nextTime = row.longAt(timeColumn);
    boolean same =
        nextId == id && keys.dictionary() == dictionary || !isEmpty() && order(keys, nextId) == 0;
    if (same && nextTime < time) {
      throw outOfOrder(keys.dictionary().text(nextId));
    }
    dictionary = keys.dictionary();
    id = nextId;
    time = nextTime;
    return same;
  }

  /** The key of the row moved to. */
  String key() {
    return dictionary.text(id);
  }

  private int order(Column.Text keys, int nextId) {
    int order = keys.dictionary().compare(nextId, dictionary, id);
    if (order < 0) {
      throw outOfOrder(keys.dictionary().text(nextId));
    }
    return order;
  }

  private IllegalArgumentException outOfOrder(String next) {
    return new IllegalArgumentException(
        "Rows must come in order of key and time: one of "
            + next
            + " comes after "
            + key()
            + " at "
            + Micros.instant(time)
            + ".");
  }
}
