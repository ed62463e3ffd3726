package io.moraine.pipelines.facts;

import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.SlicedOutput;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.ColumnRows;
import io.moraine.transforms.facts.FactOutput;
import io.moraine.warehouse.RowGroups;
import io.moraine.warehouse.Warehouse;
import java.io.Closeable;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of several tables of one bucket, each on its way into its own table's slices. */
final class FactRows implements FactOutput, Closeable {
  /** Of all tables of a bucket, with a bucket for each processor two fifths of the heap. */
  private static final long MOST_HELD_BYTES =
      Runtime.getRuntime().maxMemory() / 5 * 2 / Runtime.getRuntime().availableProcessors();

  private final RunContext run;
  private final Warehouse warehouse;
  private final int bucket;
  private final long mostHeldBytes;
  // By identity: to hash a whole definition for each row would take longer than the row.
  private final Map<TableDefinition, SlicedOutput<?>> outputs = new IdentityHashMap<>();

  FactRows(RunContext run, Warehouse warehouse, int bucket) {
    this(run, warehouse, bucket, MOST_HELD_BYTES);
  }

  FactRows(RunContext run, Warehouse warehouse, int bucket, long mostHeldBytes) {
    this.run = run;
    this.warehouse = warehouse;
    this.bucket = bucket;
    this.mostHeldBytes = mostHeldBytes;
  }

  /** Takes rows of that table as well. */
  <R extends Record> FactRows with(TableDefinition table, Class<R> type) {
    outputs.put(table, SlicedOutput.of(run, warehouse.table(table), type, bucket));
    return this;
  }

  /**
   * Takes rows of that table as well, set column by column and those of a day in its order.
   *
   * @param rowGroups kept from bucket to bucket
   */
  <R extends Record> FactRows withOrdered(
      TableDefinition table, Class<R> type, RowGroups rowGroups) {
    outputs.put(
        table,
        SlicedOutput.inOrder(run, warehouse.table(table), type, bucket, this::isFull, rowGroups));
    return this;
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    @SuppressWarnings("unchecked")
    SlicedOutput<R> output = (SlicedOutput<R>) outputs.get(table);
    output.add(row);
  }

  @Override
  public ColumnRows rows(TableDefinition table) {
    return outputs.get(table);
  }

  private boolean isFull() {
    long held = 0;
    for (SlicedOutput<?> output : outputs.values()) {
      held += output.heldBytes();
    }
    return held > mostHeldBytes;
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    outputs.values().forEach(SlicedOutput::close);
  }

  void finish(Consumer<WorkerResult> out) throws IOException {
    for (SlicedOutput<?> output : outputs.values()) {
      output.finish(out);
    }
  }
}
