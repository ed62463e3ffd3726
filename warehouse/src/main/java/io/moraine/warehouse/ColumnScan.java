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

  /** The next {@code rows} rows, in which the values of rows that are not wanted may be nulls. */
  default Column nextSparse(int rows, SelectedRows wanted) {
    return next(rows);
  }

  /** Uses the arrays of a column that it gave for the next one. */
  default void takeBack(Column column) {}

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
    public Column nextSparse(int rows, SelectedRows wanted) {
      leaf.values().want(wanted.bits());
      return next(rows);
    }

    @Override
    public void takeBack(Column column) {
      leaf.values().takeBack(column);
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

    @Override
    public void takeBack(Column column) {
      Block elements = ((Column.Nested) column).elements();
      for (int i = 0; i < leaves.size(); i++) {
        Column field = elements.column(i);
        leaves.get(i).ifPresent(leaf -> leaf.values().takeBack(field));
      }
    }

    // The first field tells how the lists lie, and all others the same.
    private Column next(int rows, long[] wanted) {
      ListRows lists = new ListRows(rows, wanted);
      Column[] columns = new Column[leaves.size()];
      boolean told = false;
      for (int i = 0; i < columns.length; i++) {
        if (leaves.get(i).isPresent()) {
          LeafReader leaf = leaves.get(i).get();
          if (told) {
            leaf.readElements(lists);
          } else {
            leaf.readLists(lists, presentAt, elementAt);
            told = true;
          }
          columns[i] = leaf.values().take();
        } else {
          columns[i] = Column.empty(shape.field(i));
        }
      }
      Block elements = Block.of(shape, lists.wantedElements(), columns);
      return new Column.Nested(lists.offsets(), lists.present(), elements);
    }
  }
}
