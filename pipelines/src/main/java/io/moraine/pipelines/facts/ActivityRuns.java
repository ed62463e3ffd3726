package io.moraine.pipelines.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Shape;
import io.moraine.pipelines.RunContext;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.Activity;
import io.moraine.transforms.facts.ColumnRows;
import io.moraine.transforms.facts.FactOutput;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** Activity on its way from visitors to persons: into runs by the person's bucket. */
final class ActivityRuns implements ColumnRows {
  static final Shape SHAPE = Shape.of(Activity.TABLE.struct());
  static final BlockOrder ORDER =
      BlockOrder.by(
          SHAPE, Activity.TABLE.sortOrder().stream().mapToInt(Activity.TABLE::ordinal).toArray());

  private static final int MAX_ROWS = 1 << 16;
  private static final int PERSON = Activity.TABLE.ordinal("person_id");

  private final BlockBuilder rows = new BlockBuilder(SHAPE);
  private final WarehouseTable persons;
  private final RunWriter runs;

  ActivityRuns(RunContext run, Warehouse warehouse) throws IOException {
    this.persons = warehouse.table(Cohort.TABLE);
    this.runs = new RunWriter(run.scratch(), "activity/" + UUID.randomUUID(), ORDER);
  }

  /** Takes the activity among rows, and lets all others through. */
  FactOutput before(FactOutput others) {
    return new FactOutput() {
      @Override
      public <R extends Record> void row(TableDefinition table, R row) {
        others.row(table, row);
      }

      @Override
      public ColumnRows rows(TableDefinition table) {
        return table.equals(Activity.TABLE) ? ActivityRuns.this : others.rows(table);
      }
    };
  }

  @Override
  public BlockBuilder row(long day) {
    return rows;
  }

  @Override
  public void endRow() {
    rows.endRow();
    flushWhenFull();
  }

  /** Any order is what runs are sorted from. */
  @Override
  public void anyOrder() {}

  List<Run> finish() throws IOException {
    flush();
    return runs.finish();
  }

  private void flushWhenFull() {
    if (rows.rows() == MAX_ROWS) {
      flush();
    }
  }

  private void flush() {
    if (rows.rows() == 0) {
      return;
    }
    Block block = rows.lend();
    int[] buckets = persons.bucketsOf(block, PERSON);
    try {
      runs.write(block, row -> buckets[row]);
      rows.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
