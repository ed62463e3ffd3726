package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import java.util.List;
import java.util.Optional;

/** Walks a column of a table through one row group. */
interface ColumnScan {

  /** The values of the next {@code rows} rows. */
  Column next(int rows);

  /** Of the next {@code rows} rows the values of those that are wanted. */
  default Column next(int rows, SelectedRows wanted) {
    return next(rows).select(wanted.rows());
  }

  /** The next {@code rows} rows, in which the values of rows that are not wanted may be nulls. */
  default Column nextSparse(int rows, SelectedRows wanted) {
    return next(rows);
  }

  /** A column that the row group does not have, or has no value in. */
  record Absent(Shape.Field field) implements ColumnScan {
    @Override
    public Column next(int rows) {
      return Column.empty(field);
    }
  }

  /** A column of plain values. */
  record Flat(LeafReader leaf) implements ColumnScan {
    @Override
    public Column next(int rows) {
      leaf.readRows(rows);
      return leaf.values().take();
    }

    @Override
    public Column next(int rows, SelectedRows wanted) {
      return nextSparse(rows, wanted).select(wanted.rows());
    }

    @Override
    public Column nextSparse(int rows, SelectedRows wanted) {
      leaf.values().want(wanted.bits());
      return next(rows);
    }
  }

  /**
   * A list or map.
   *
   * @param shape of an element
   * @param leaves for each field of an element its values; none for a field that the file lacks
   * @param presentAt the definition level from which a row's list is not null
   * @param elementAt the definition level from which it has an element
   */
  record Nested(Shape shape, List<Optional<LeafReader>> leaves, int presentAt, int elementAt)
      implements ColumnScan {
    @Override
    public Column next(int rows) {
      return next(rows, (long[]) null);
    }

    @Override
    public Column nextSparse(int rows, SelectedRows wanted) {
      return next(rows, wanted.bits());
    }

    private Column next(int rows, long[] wanted) {
      int[] offsets = new int[rows + 1];
      long[] present = new long[(rows >>> 6) + 1];
      // Every field tells where the elements of a row end, and all say the same.
      Column[] columns = new Column[leaves.size()];
      for (int i = 0; i < columns.length; i++) {
        if (leaves.get(i).isPresent()) {
          LeafReader leaf = leaves.get(i).get();
          leaf.readLists(rows, presentAt, elementAt, wanted, offsets, present);
          columns[i] = leaf.values().take();
        } else {
          columns[i] = Column.empty(shape.field(i));
        }
      }
      return new Column.Nested(offsets, present, Block.of(shape, offsets[rows], columns));
    }
  }
}
