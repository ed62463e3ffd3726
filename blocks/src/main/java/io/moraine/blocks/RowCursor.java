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
}
