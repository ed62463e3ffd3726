package io.moraine.pipelines.results;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RowBatch;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Shape;
import io.moraine.pipelines.RunContext;
import io.moraine.schemas.Cohort;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Rows on their way from visitors to persons: into runs by the person's bucket. */
final class PersonRuns {
  private static final int MAX_ROWS = 1 << 16;
  private static final int COPIED_TOGETHER = 1 << 12;

  private final int personColumn;
  private final BlockBuilder rows;
  // Rows that are still to be copied.
  private final RowBatch copied;
  private final WarehouseTable persons;
  private final RunWriter runs;

  PersonRuns(
      RunContext run,
      Warehouse warehouse,
      String name,
      Shape shape,
      BlockOrder order,
      int personColumn)
      throws IOException {
    this.personColumn = personColumn;
    this.rows = new BlockBuilder(shape);
    this.copied = new RowBatch(shape, COPIED_TOGETHER);
    this.persons = warehouse.table(Cohort.TABLE);
    this.runs = new RunWriter(run.scratch(), name + "/" + UUID.randomUUID(), order);
  }

  /** Takes a row as it is. */
  void copy(RowView row) throws IOException {
    copied.add(row.block(), row.row());
    if (copied.isFull()) {
      copyAll();
      flushWhenFull();
    }
  }

  /** Takes the row that is written. */
  void write(Consumer<BlockBuilder> writer) throws IOException {
    writer.accept(rows);
    flushWhenFull();
  }

  List<Run> finish() throws IOException {
    copyAll();
    flush();
    return runs.finish();
  }

  private void copyAll() {
    rows.copyRows(copied);
    copied.clear();
  }

  private void flushWhenFull() throws IOException {
    if (rows.rows() >= MAX_ROWS) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (rows.rows() > 0) {
      Block block = rows.lend();
      int[] buckets = persons.bucketsOf(block, personColumn);
      runs.write(block, row -> buckets[row]);
      rows.clear();
    }
  }
}
