package io.moraine.blocks;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How rows of a shape are ordered: by some columns in turn, nulls first, text by its UTF-8 bytes,
 * numbers by value. Immutable; safe for several threads.
 */
public final class BlockOrder implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FEW = 32;

  private final int[] columns;
  private final Shape.Kind[] kinds;

  private BlockOrder(int[] columns, Shape.Kind[] kinds) {
    this.columns = columns;
    this.kinds = kinds;
  }

  /**
   * The order by these columns of a shape.
   *
   * @throws IllegalArgumentException if one is a list or a map, which have no order
   */
  public static BlockOrder by(Shape shape, int... columns) {
    Shape.Kind[] kinds = new Shape.Kind[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Shape.Field field = shape.field(columns[i]);
      if (field.kind() == Shape.Kind.NESTED) {
        throw new IllegalArgumentException(
            "Rows have no order by " + field.name() + ", which is a " + field.type() + ".");
      }
      kinds[i] = field.kind();
    }
    return new BlockOrder(columns.clone(), kinds);
  }

  /** Negative, zero or positive as the first row comes before, with or after the second. */
  public int compare(Block a, int rowA, Block b, int rowB) {
    return compareFrom(0, a, rowA, b, rowB);
  }

  /**
   * The rows of a block in this order: {@code result[i]} is the row that comes {@code i}-th. Rows
   * that are equal in order stay in the order that they have in the block.
   */
  public int[] sort(Block block) {
    int[] rows = new int[block.rows()];
    Arrays.setAll(rows, row -> row);
    new Sorting(block, rows).sort(0, rows.length, 0);
    return rows;
  }

  /**
   * A number for a row that never decreases from a row to one that comes after it, unsigned; where
   * two rows' numbers differ, they say the rows' order.
   */
  long prefix(Block block, int row) {
    if (columns.length == 0) {
      return 0;
    }
    Column column = block.column(columns[0]);
    if (column.isNull(row)) {
      return 0;
    }
    return column instanceof Column.Text text
        ? text.dictionary().prefix(text.id(row), 0)
        : unsigned(kinds[0], column, row);
  }

  /** Whether two rows of a block have the same in the first column, as far as a glance tells. */
  boolean firstIsKnownEqual(Block block, int row, int other) {
    return columns.length > 0
        && block.column(columns[0]) instanceof Column.Text text
        && text.id(row) == text.id(other);
  }

  /**
   * Of so many rows of a block from {@code row} on, how many have the same in the first column one
   * after another, as far as a glance tells: 1 at least.
   */
  int knownEqual(Block block, int row, int most) {
    if (columns.length == 0 || !(block.column(columns[0]) instanceof Column.Text text)) {
      return 1;
    }
    int id = text.id(row);
    int alike = 1;
    while (alike < most && text.id(row + alike) == id) {
      alike++;
    }
    return alike;
  }

  private int compareFrom(int first, Block a, int rowA, Block b, int rowB) {
    for (int i = first; i < columns.length; i++) {
      int column = columns[i];
      int compared = compare(kinds[i], a.column(column), rowA, b.column(column), rowB);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private static int compare(Shape.Kind kind, Column a, int rowA, Column b, int rowB) {
    boolean nullA = a.isNull(rowA);
    boolean nullB = b.isNull(rowB);
    if (nullA || nullB) {
      return Boolean.compare(nullB, nullA);
    }
    return switch (kind) {
      case TEXT -> compareTexts((Column.Text) a, rowA, (Column.Text) b, rowB);
      case LONG, DOUBLE -> Long.compareUnsigned(unsigned(kind, a, rowA), unsigned(kind, b, rowB));
      case NESTED -> throw new IllegalStateException("No order is by lists or maps.");
    };
  }

  private static int compareTexts(Column.Text a, int rowA, Column.Text b, int rowB) {
    if (a.dictionary() == b.dictionary() && a.id(rowA) == b.id(rowB)) {
      return 0;
    }
    return a.dictionary().compare(a.id(rowA), b.dictionary(), b.id(rowB));
  }

  // A number's value so that unsigned order is its order.
  private static long unsigned(Shape.Kind kind, Column column, int row) {
    long value = ((Column.Numbers) column).values()[row];
    if (kind == Shape.Kind.LONG) {
      return value ^ Long.MIN_VALUE;
    }
    // As Double.compare has it, to which all that is no number is the same.
    long bits = Double.doubleToLongBits(Double.longBitsToDouble(value));
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  /**
   * Sorts the rows of one block, by radix as far as that pays: to rank the texts of a last column,
   * such as an id that settles ties, costs more than to compare the few rows that are tied.
   */
  private final class Sorting {
    private final Block block;
    private final int[] rows;
    private final long[] keys;
    private final RadixSort radix = new RadixSort();
    private final int[][] ranks = new int[columns.length][];

    Sorting(Block block, int[] rows) {
      this.block = block;
      this.rows = rows;
      this.keys = new long[block.rows()];
    }

    /** Sorts {@code rows[from, to)}, which are equal in the columns before {@code first}. */
    void sort(int from, int to, int first) {
      if (first == columns.length) {
        return;
      }
      if (to - from <= FEW) {
        insert(from, to, first);
        return;
      }
      int end = endOfRadix(first);
      for (int i = end - 1; i >= first; i--) {
        sortByColumn(from, to, i);
      }
      int start = from;
      for (int i = from + 1; i <= to; i++) {
        if (i == to || !tied(rows[start], rows[i], first, end)) {
          sort(start, i, end);
          start = i;
        }
      }
    }

    // One column at least, and all up to the last number.
    private int endOfRadix(int first) {
      int end = columns.length;
      while (end > first + 1 && kinds[end - 1] == Shape.Kind.TEXT) {
        end--;
      }
      return end;
    }

    private void sortByColumn(int from, int to, int i) {
      Column column = block.column(columns[i]);
      if (column instanceof Column.Text text) {
        if (ranks[i] == null) {
          ranks[i] = text.dictionary().ranks();
        }
        for (int r = from; r < to; r++) {
          int id = text.id(rows[r]);
          keys[rows[r]] = id < 0 ? 0 : ranks[i][id] + 1;
        }
        radix.sort(rows, from, to, keys);
        return;
      }
      boolean anyNull = false;
      for (int r = from; r < to; r++) {
        boolean isNull = column.isNull(rows[r]);
        anyNull |= isNull;
        keys[rows[r]] = isNull ? 0 : unsigned(kinds[i], column, rows[r]);
      }
      radix.sort(rows, from, to, keys);
      if (anyNull) {
        for (int r = from; r < to; r++) {
          keys[rows[r]] = column.isNull(rows[r]) ? 0 : 1;
        }
        radix.sort(rows, from, to, keys);
      }
    }

    private boolean tied(int row, int other, int first, int end) {
      for (int i = first; i < end; i++) {
        Column column = block.column(columns[i]);
        if (compare(kinds[i], column, row, column, other) != 0) {
          return false;
        }
      }
      return true;
    }

    private void insert(int from, int to, int first) {
      for (int i = from + 1; i < to; i++) {
        int row = rows[i];
        int at = i;
        while (at > from && compareFrom(first, block, rows[at - 1], block, row) > 0) {
          rows[at] = rows[at - 1];
          at--;
        }
        rows[at] = row;
      }
    }
  }
}
