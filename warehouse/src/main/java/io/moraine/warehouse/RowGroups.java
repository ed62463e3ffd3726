package io.moraine.warehouse;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Shape;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory of a table's row groups, from one writer to the next: a bucket after another has a
 * writer for each day, of about as many rows. What no writer has is given up where memory is short.
 * Not safe for use by several threads.
 */
public final class RowGroups {
  // A third of the dictionaries to read, and of what footers say of columns, that a quarter of the
  // rows would make.
  private static final int ROWS_IN_TURN = 1 << 17;
  // A bucket has a row group open for each of its days and tables.
  private static final int ROWS_SIDE_BY_SIDE = 1 << 15;

  private final int rows;
  private final Deque<SoftReference<BlockBuilder>> free = new ArrayDeque<>();
  private final EncoderMemory encoder = new EncoderMemory();

  private RowGroups(int rows) {
    this.rows = rows;
  }

  /** For writers of which one is open at a time. */
  public static RowGroups inTurn() {
    return new RowGroups(ROWS_IN_TURN);
  }

  /** For writers of which many are open at a time, such as one for each day. */
  public static RowGroups sideBySide() {
    return new RowGroups(ROWS_SIDE_BY_SIDE);
  }

  /** How many rows a row group has at most; fewer where they take too much memory. */
  int rows() {
    return rows;
  }

  /** An empty row group. */
  BlockBuilder begin(Shape shape) {
    while (!free.isEmpty()) {
      BlockBuilder rowGroup = free.pop().get();
      if (rowGroup != null && rowGroup.shape().equals(shape)) {
        return rowGroup;
      }
    }
    return new BlockBuilder(shape);
  }

  /** Takes a row group back that is empty again. */
  void end(BlockBuilder rowGroup) {
    free.push(new SoftReference<>(rowGroup));
  }

  /** What all of them are encoded with. */
  EncoderMemory encoder() {
    return encoder;
  }
}
