package io.moraine.pipelines.results;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
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

  /** Goes to the first row. */
  KeyedRows(RowCursor rows, int keyColumn) throws IOException {
    this.rows = rows;
    this.keyColumn = keyColumn;
    this.more = rows.next();
  }

  /** The least key among the next rows of all; empty where none has a row left. */
  static Optional<String> leastKey(Collection<KeyedRows> all) {
    return all.stream().filter(rows -> rows.more).map(KeyedRows::key).min(CODE_POINTS);
  }

  /** Hands over all rows of that key, which is not before that of the next row. */
  void take(String key, Consumer<RowView> each) throws IOException {
    while (more && key.equals(key())) {
      each.accept(rows.row());
      more = rows.next();
    }
  }

  private String key() {
    return rows.row().text(keyColumn);
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
