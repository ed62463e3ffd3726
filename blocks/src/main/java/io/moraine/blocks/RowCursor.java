package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;

/**
 * Rows one after another in some order. Holds a bounded number of them in memory, however many
 * there are. Not safe for use by several threads.
 */
public interface RowCursor extends Closeable {
  /**
   * Goes to the next row, at first to the first; false, now and ever after, where there is none.
   */
  boolean next() throws IOException;

  /** The current row. Valid until {@link #next()} is asked; its block may be another row by row. */
  RowView row();

  /**
   * How many rows, from the current one on, lie one after another in its block and come next: as
   * many as are known at little cost, 1 at least. Who walks them there spares to ask for each.
   */
  default int stretch() {
    return 1;
  }

  /**
   * Goes on by so many rows of the stretch.
   *
   * @param rows fewer than {@link #stretch} has said of the current row
   */
  default void passOver(int rows) {
    if (rows != 0) {
      throw new IllegalArgumentException("A stretch of one row has no " + rows + " more.");
    }
  }
}
