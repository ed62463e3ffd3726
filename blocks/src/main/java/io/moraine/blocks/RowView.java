package io.moraine.blocks;

/**
 * One row of a block, seen through its columns; moves on in place, so that walking a block makes no
 * object a row. Keep what you need of a row, never the view.
 */
public final class RowView {
  private Block block;
  private int row;

  /** Looks at that row from now on. */
  public RowView at(Block block, int row) {
    this.block = block;
    this.row = row;
    return this;
  }

  public Block block() {
    return block;
  }

  public int row() {
    return row;
  }

  public boolean isNull(int column) {
    return block.isNull(column, row);
  }

  /** The text, or null. */
  public String text(int column) {
    return block.text(column, row);
  }

  /** The number; meaningless where {@link #isNull}. */
  public long longAt(int column) {
    return block.longAt(column, row);
  }

  /** The number, or that one where it is null. */
  public long longOr(int column, long otherwise) {
    return block.isNull(column, row) ? otherwise : block.longAt(column, row);
  }

  public boolean booleanAt(int column) {
    return block.longAt(column, row) != 0;
  }

  /** The floating-point number; meaningless where {@link #isNull}. */
  public double doubleAt(int column) {
    return block.doubleAt(column, row);
  }

  /** How many elements a list or map has; 0 where it is null. */
  public int elementCount(int column) {
    return block.elementsTo(column, row) - block.elementsFrom(column, row);
  }

  /** Makes {@code element} look at the {@code index}-th element of a list or map. */
  public RowView element(int column, int index, RowView element) {
    return element.at(block.elements(column), block.elementsFrom(column, row) + index);
  }
}
