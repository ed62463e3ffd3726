package io.moraine.pipelines.results;

import io.moraine.blocks.Column;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows in order of a key, taken key by key. */
final class KeyedRows implements Closeable {
  /** The order of rows in tables: by code point, which is that of UTF-8's bytes. */
  private static final Comparator<String> CODE_POINTS = KeyedRows::compareCodePoints;

  private final RowCursor rows;
  private final int keyColumn;
  private boolean more;
  // The key of the next row, and the text of which dictionary it is. Rows that follow each other
  // mostly have the same.
  private Utf8Dictionary texts;
  private int id;
  private String key;

  /** Goes to the first row. */
  KeyedRows(RowCursor rows, int keyColumn) throws IOException {
    this.rows = rows;
    this.keyColumn = keyColumn;
    next();
  }

  /** The least key among the next rows of all; empty where none has a row left. */
  static Optional<String> leastKey(Collection<KeyedRows> all) {
    String least = null;
    for (KeyedRows rows : all) {
      if (rows.more && (least == null || CODE_POINTS.compare(rows.key, least) < 0)) {
        least = rows.key;
      }
    }
    return Optional.ofNullable(least);
  }

  /** Hands over all rows of that key, which is not before that of the next row. */
  void take(String of, Consumer<RowView> each) throws IOException {
    while (more && of.equals(key)) {
      each.accept(rows.row());
      next();
    }
  }

  private void next() throws IOException {
    more = rows.next();
    if (more) {
      RowView row = rows.row();
      Column.Text column = (Column.Text) row.block().column(keyColumn);
      int next = column.id(row.row());
      if (next != id || column.dictionary() != texts) {
        texts = column.dictionary();
        id = next;
        String text = texts.text(id);
        key = text.equals(key) ? key : text;
      }
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  // Surrogates stand for code points above all others, and are themselves below some.
  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean leftAbove = Character.isSurrogate(left);
        boolean rightAbove = Character.isSurrogate(right);
        return leftAbove == rightAbove ? Character.compare(left, right) : leftAbove ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
