package io.moraine.cli.ask;

import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.BlockCursor;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Some columns of a table, read bucket by bucket. */
final class StoredColumns {
  private final WarehouseTable table;
  private final int[] ordinals;
  private final Shape shape;

  /**
   * @param names of columns; rows show them in this order
   */
  StoredColumns(WarehouseTable table, List<String> names) {
    this.table = table;
    this.ordinals = names.stream().mapToInt(name -> ordinal(table.definition(), name)).toArray();
    this.shape = Shape.of(table.definition().struct()).project(ordinals);
  }

  private static int ordinal(TableDefinition definition, String name) {
    for (int i = 0; i < definition.columns().size(); i++) {
      if (definition.columns().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(definition.name() + " has no column " + name);
  }

  Shape shape() {
    return shape;
  }

  /**
   * Walks the rows of a bucket, day by day, each in the table's order.
   *
   * @param days those to be read, of a table that is sliced by day
   */
  void forEachRowOfBucket(int bucket, Predicate<LocalDate> days, Consumer<RowView> each)
      throws IOException {
    for (Map.Entry<Slice, List<StoredFile>> slice : table.slicesOfBucket(bucket).entrySet()) {
      if (slice.getKey().day().filter(days.negate()).isPresent()) {
        continue;
      }
      for (StoredFile file : slice.getValue()) {
        try (BlockCursor rows = table.read(file, ordinals)) {
          while (rows.next()) {
            each.accept(rows.row());
          }
        }
      }
    }
  }
}
