package io.moraine.pipelines.facts;

import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.SlicedOutput;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.FactOutput;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of several tables of one bucket, each on its way into its own table's slices. */
final class FactRows implements FactOutput {
  private final RunContext run;
  private final Warehouse warehouse;
  private final int bucket;
  // By identity: to hash a whole definition for each row would take longer than the row.
  private final Map<TableDefinition, SlicedOutput<?>> outputs = new IdentityHashMap<>();

  FactRows(RunContext run, Warehouse warehouse, int bucket) {
    this.run = run;
    this.warehouse = warehouse;
    this.bucket = bucket;
  }

  /** Takes rows of that table as well. */
  <R extends Record> FactRows with(TableDefinition table, Class<R> type) {
    outputs.put(table, new SlicedOutput<>(run, warehouse.table(table), type, bucket));
    return this;
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    @SuppressWarnings("unchecked")
    SlicedOutput<R> output = (SlicedOutput<R>) outputs.get(table);
    output.add(row);
  }

  void finish(Consumer<WorkerResult> out) throws IOException {
    for (SlicedOutput<?> output : outputs.values()) {
      output.finish(out);
    }
  }
}
