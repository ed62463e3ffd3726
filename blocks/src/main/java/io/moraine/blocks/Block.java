package io.moraine.blocks;

import java.util.Arrays;

/**
 * Some rows of a table, column by column. Immutable once built; safe to read from several threads.
 *
 * <p>Only a block that a cursor lends changes: when the cursor moves on, its arrays are used for
 * the next one, unless somebody {@link #hold holds} it. It is for the cursor's thread alone.
 */
public final class Block {
  private final Shape shape;
  private final int rows;
  private final Column[] columns;
  private final int[] filled;
  private int holders;

  Block(Shape shape, int rows, Column[] columns) {
    if (columns.length != shape.size()) {
      throw new IllegalArgumentException(
          "A block of " + shape.size() + " columns was given " + columns.length + ".");
    }
    this.shape = shape;
    this.rows = rows;
    this.columns = columns;
    this.filled = filled(columns);
  }

  /** A block of columns made elsewhere, such as by a file reader; each must hold {@code rows}. */
  public static Block of(Shape shape, int rows, Column... columns) {
    return new Block(shape, rows, columns.clone());
  }

  /** A block without rows. */
  public static Block empty(Shape shape) {
    return new Block(shape, 0, shape.fields().stream().map(Column::empty).toArray(Column[]::new));
  }

  /** Some rows of this block, in that order; a row may come more than once. */
  public Block select(int... selected) {
    Column[] selectedColumns = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      selectedColumns[i] = columns[i].select(selected);
    }
    return new Block(shape, selected.length, selectedColumns);
  }

  private static int[] filled(Column[] columns) {
    int[] filled = new int[columns.length];
    int count = 0;
    for (int column = 0; column < columns.length; column++) {
      if (!columns[column].isEmpty()) {
        filled[count] = column;
        count++;
      }
    }
    return Arrays.copyOf(filled, count);
  }

  /** Keeps the rows of a block that may be lent as they are, until {@link #release}. */
  public void hold() {
    holders++;
  }

  /** Ends a {@link #hold}. */
  public void release() {
    holders--;
  }

  /** Whether somebody holds it. */
  public boolean isHeld() {
    return holders > 0;
  }

  /** The numbers of all rows, in their order. */
  int[] allRows() {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    return all;
  }

  public Shape shape() {
    return shape;
  }

  public int rows() {
    return rows;
  }

  public Column column(int column) {
    return columns[column];
  }

  /** The columns in which some row may have a value, ascending; in all others every row is null. */
  int[] filled() {
    return filled;
  }

  public boolean isNull(int column, int row) {
    return columns[column].isNull(row);
  }

  /** The text of a row, or null. */
  public String text(int column, int row) {
    Column.Text texts = (Column.Text) columns[column];
    int id = texts.id(row);
    return id < 0 ? null : texts.dictionary().text(id);
  }

  /** The number of a row; meaningless where {@link #isNull}. */
  public long longAt(int column, int row) {
    Column.Numbers numbers = (Column.Numbers) columns[column];
    return numbers.values() == null ? 0 : numbers.values()[row];
  }

  /** The floating-point number of a row; meaningless where {@link #isNull}. */
  public double doubleAt(int column, int row) {
    return Double.longBitsToDouble(longAt(column, row));
  }

  /** The block that holds the elements of all rows of a nested column. */
  public Block elements(int column) {
    return ((Column.Nested) columns[column]).elements();
  }

  /** First element of a row in {@link #elements}. */
  public int elementsFrom(int column, int row) {
    int[] offsets = ((Column.Nested) columns[column]).offsets();
    return offsets == null ? 0 : offsets[row];
  }

  /** One past the last element of a row in {@link #elements}. */
  public int elementsTo(int column, int row) {
    int[] offsets = ((Column.Nested) columns[column]).offsets();
    return offsets == null ? 0 : offsets[row + 1];
  }
}
