package io.moraine.pipelines.results;

import io.moraine.blocks.Column;
import io.moraine.blocks.MergeCursor;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows in order of a key, taken key by key. Keys are compared as they lie in blocks: by their
 * bytes, as rows are ordered in tables.
 */
final class KeyedRows implements Closeable {
  private final RowCursor rows;
  private final int keyColumn;
  private boolean more;
  // The key of the next row.
  private Utf8Dictionary texts;
  private int id;

  /** Goes to the first row. */
  KeyedRows(RowCursor rows, int keyColumn) throws IOException {
    this.rows = rows;
    this.keyColumn = keyColumn;
    next();
  }

  /** No rows of any key. */
  static KeyedRows none() throws IOException {
    return new KeyedRows(MergeCursor.of(PersonEvents.ORDER, List.of()), PersonEvents.PERSON_ID);
  }

  /** Finds the least key among the next rows of all; false where none has a row left. */
  static boolean leastKey(List<KeyedRows> all, RowKey least) {
    KeyedRows first = null;
    for (int i = 0; i < all.size(); i++) {
      KeyedRows rows = all.get(i);
      if (rows.more && (first == null || rows.texts.compare(rows.id, first.texts, first.id) < 0)) {
        first = rows;
      }
    }
    if (first != null) {
      least.at(first.texts, first.id);
    }
    return first != null;
  }

  /** Hands over all rows of that key, which is not before that of the next row. */
  void take(RowKey key, Consumer<RowView> each) throws IOException {
    while (more && key.is(texts, id)) {
      each.accept(rows.row());
      next();
    }
  }

  private void next() throws IOException {
    more = rows.next();
    if (more) {
      RowView row = rows.row();
      Column.Text column = (Column.Text) row.block().column(keyColumn);
      texts = column.dictionary();
      id = column.id(row.row());
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
