package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import java.util.List;
import org.apache.parquet.column.ColumnReader;

/** Walks a column of a table through one row group. */
interface ColumnScan {

  /** The values of the next {@code rows} rows. */
  Column next(int rows);

  /** A column that the row group does not have, or has no value in. */
  record Absent(Shape.Field field) implements ColumnScan {
    @Override
    public Column next(int rows) {
      return LeafValues.none(field);
    }
  }

  /** A column of plain values. */
  record Flat(LeafValues values, ColumnReader reader) implements ColumnScan {
    @Override
    public Column next(int rows) {
      int definedAt = reader.getDescriptor().getMaxDefinitionLevel();
      for (int row = 0; row < rows; row++) {
        values.addCurrent(reader, definedAt);
      }
      return values.take();
    }
  }

  /**
   * A list or map.
   *
   * @param shape of an element
   * @param leaves for each field of an element its values; a field without reader is null
   *     throughout
   * @param presentAt the definition level from which a row's list is not null
   * @param elementAt the definition level from which it has an element
   */
  record Nested(Shape shape, List<Flat> leaves, int presentAt, int elementAt)
      implements ColumnScan {
    @Override
    public Column next(int rows) {
      int[] offsets = new int[rows + 1];
      long[] present = new long[(rows >>> 6) + 1];
      for (Flat leaf : leaves) {
        if (leaf.reader() != null) {
          walk(leaf, rows, offsets, present); // Each finds the same offsets.
        }
      }
      int count = offsets[rows];
      Column[] columns = new Column[leaves.size()];
      for (int i = 0; i < columns.length; i++) {
        Flat leaf = leaves.get(i);
        columns[i] = leaf.reader() == null ? LeafValues.none(shape.field(i)) : leaf.values().take();
      }
      return new Column.Nested(offsets, present, Block.of(shape, count, columns));
    }

    private void walk(Flat leaf, int rows, int[] offsets, long[] present) {
      ColumnReader reader = leaf.reader();
      int definedAt = reader.getDescriptor().getMaxDefinitionLevel();
      for (int row = 0; row < rows; row++) {
        int level = reader.getCurrentDefinitionLevel();
        if (level >= presentAt) {
          present[row >>> 6] |= 1L << row;
        }
        if (level < elementAt) {
          reader.consume();
        } else {
          do {
            leaf.values().addCurrent(reader, definedAt);
          } while (reader.getCurrentRepetitionLevel() > 0);
        }
        offsets[row + 1] = leaf.values().size();
      }
    }
  }
}
