package io.moraine.blocks;

import java.io.Closeable;
import java.io.IOException;

/** Rows one after the other, from wherever they are kept. */
public interface RowCursor extends Closeable {
  /** Moves to the next row; false after the last. */
  boolean next() throws IOException;

  /** The current row; the same view each time. */
  RowView row();
}
