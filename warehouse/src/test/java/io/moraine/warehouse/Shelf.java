package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Shape;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A small warehouse in a folder, for tests. */
final class Shelf implements Closeable {
  static final int BUCKETS = 4;
  static final LocalDate DAY = LocalDate.of(2026, 1, 2);

  private final Warehouse warehouse;

  private Shelf(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  static Shelf in(Path folder) {
    return new Shelf(Warehouse.open(settings(folder)));
  }

  static WarehouseSettings settings(Path folder) {
    return WarehouseSettings.embedded(folder).withBuckets(BUCKETS);
  }

  Warehouse warehouse() {
    return warehouse;
  }

  WarehouseTable table(TableDefinition definition) {
    return warehouse.table(definition);
  }

  /** Some slice of the table. */
  static Slice slice(TableDefinition definition, int bucket) {
    if (definition.slicing().bucketColumn().isEmpty()) {
      return definition.slicing().dayColumn().isPresent() ? Slice.of(DAY) : Slice.whole();
    }
    return definition.slicing().dayColumn().isPresent() ? Slice.of(DAY, bucket) : Slice.of(bucket);
  }

  static List<StoredFile> write(
      WarehouseTable table, Slice slice, String runId, List<List<Object>> rows) {
    Block block = Rows.block(Shape.of(table.definition().struct()), rows);
    try (SliceWriter writer = table.write(slice, runId)) {
      for (int row = 0; row < block.rows(); row++) {
        writer.append(block, row);
      }
      return writer.finish();
    }
  }

  /** Writes rows and commits them as that slice. */
  static Published replace(
      WarehouseTable table, Slice slice, String runId, List<List<Object>> rows) {
    return table
        .replaceSlices(runId, table.currentSnapshot())
        .slice(slice, write(table, slice, runId, rows))
        .commit();
  }

  /** All rows of some files. */
  static List<List<Object>> read(WarehouseTable table, List<StoredFile> files, int... columns)
      throws IOException {
    Shape shape = Shape.of(table.definition().struct()).project(columns);
    List<List<Object>> rows = new ArrayList<>();
    for (StoredFile file : files) {
      try (BlockCursor cursor = table.read(file, columns)) {
        rows.addAll(Rows.of(cursor, shape));
      }
    }
    return rows;
  }

  /** Every row of the slice as a newly opened table has it. */
  List<List<Object>> stored(TableDefinition definition, Slice slice) throws IOException {
    WarehouseTable table = table(definition);
    return read(table, table.slices().getOrDefault(slice, List.of()), all(definition));
  }

  static int[] all(TableDefinition definition) {
    return java.util.stream.IntStream.range(0, definition.columns().size()).toArray();
  }

  static List<TableDefinition> tables() {
    return Tables.ALL;
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
