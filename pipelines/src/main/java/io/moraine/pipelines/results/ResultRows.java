package io.moraine.pipelines.results;

import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.SlicedOutput;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of some results tables on their way into slices, counted for the balances. */
final class ResultRows implements ResultOutput {
  private final Map<String, SlicedOutput<?>> outputs = new HashMap<>();
  private final BalanceSheet sheet;
  private final boolean inOrder;

  /**
   * @param bucket the one that all rows are of, which then come in the order of their tables; empty
   *     for tables that are not cut by bucket
   */
  ResultRows(
      RunContext run,
      Warehouse warehouse,
      List<TableDefinition> tables,
      Optional<Integer> bucket,
      BalanceSheet sheet) {
    this.sheet = sheet;
    this.inOrder = bucket.isPresent();
    for (TableDefinition table : tables) {
      outputs.put(
          table.name(),
          bucket.isPresent()
              ? SlicedOutput.sorted(run, warehouse.table(table), table.row(), bucket.get())
              : SlicedOutput.ofAll(run, warehouse.table(table), table.row()));
    }
  }

  @Override
  public <R extends Record> void row(TableDefinition table, R row) {
    @SuppressWarnings("unchecked")
    SlicedOutput<R> output = (SlicedOutput<R>) outputs.get(table.name());
    if (output == null) {
      throw new IllegalArgumentException(
          "Rows of " + table.name() + " are not expected here, only of " + outputs.keySet() + ".");
    }
    if (inOrder) {
      output.addNext(row);
    } else {
      output.add(row);
    }
    sheet.row(table, row);
  }

  void finish(Consumer<WorkerResult> out) throws IOException {
    for (SlicedOutput<?> output : outputs.values()) {
      output.finish(out);
    }
  }
}
