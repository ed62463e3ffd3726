package io.moraine.blocks;

/** The values of one column while they are collected. */
abstract class ColumnBuilder {
  private static final int FIRST_ROWS = 64;

  // How many rows take memory, as it is told: by doubling, since the builder started anew.
  private int told;
  // Up to which row there is room that is told.
  private int room;
  private long bytes;

  /** Collects a column of that field. */
  static ColumnBuilder of(Shape.Field field) {
    return switch (field.kind()) {
      case TEXT -> new TextBuilder();
      case LONG, DOUBLE -> new NumberBuilder();
      case NESTED -> new NestedBuilder(field.element());
    };
  }

  /** About how much memory the values take, bytes; the same for the same values. */
  long bytes() {
    return bytes;
  }

  /** About how much memory the column holds, bytes, whether it is in use or not. */
  long heldBytes() {
    return (long) width() * capacity();
  }

  /** Tells of memory that is taken beside {@link #width} a row. */
  final void take(long more) {
    bytes += more;
  }

  /** Makes room for a row, where there is none. */
  final void reserve(int row) {
    if (row >= room) {
      makeRoom(row);
    }
  }

  // Arrays grow by half at most, of which many are open at a time; what is told of them is the same
  // for the same rows, whatever the builder had before.
  private void makeRoom(int row) {
    if (row >= told) {
      int grown = Math.max(row + 1, told == 0 ? FIRST_ROWS : told * 2);
      bytes += (long) width() * (grown - told);
      told = grown;
    }
    if (row >= capacity()) {
      resize(Math.min(told, Math.max(row + FIRST_ROWS, capacity() / 2 * 3)));
    }
    room = Math.min(told, capacity());
  }

  final boolean isEmpty() {
    return told == 0;
  }

  /** Forgets the values of so many rows, which are all, but keeps the arrays. */
  void reset(int rows) {
    told = 0;
    room = 0;
    bytes = 0;
  }

  /** Bytes of a row, aside from texts. */
  abstract int width();

  abstract int capacity();

  abstract void resize(int capacity);

  abstract boolean isSet(int row);

  abstract void clear(int row);

  /**
   * Copies this column of a row of another block.
   *
   * @param known the ids here of the block's texts, by column
   */
  abstract void copy(Block from, int column, int fromRow, int[][] known, int row);

  /**
   * Copies this column of all rows of a batch, to the rows from {@code row} on.
   *
   * @param known for each block of the batch the ids here of the texts there, by column
   */
  abstract void copyAll(RowBatch batch, int column, int[][][] known, int row);

  abstract Column build(int rows);
}
