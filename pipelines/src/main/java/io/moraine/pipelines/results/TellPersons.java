package io.moraine.pipelines.results;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.ResultFold;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.PCollectionView;

/** What do the analyses tell of each person of this bucket, now that they know all people? */
final class TellPersons extends WarehouseFn<Integer, WorkerResult> {
  static final String STAGE = "tell of people";

  private static final long serialVersionUID = 1L;

  private final PCollectionView<List<FoldState>> folds;
  private transient TableMemory memory;

  TellPersons(RunContext run, PCollectionView<List<FoldState>> folds) {
    super(run);
    this.folds = folds;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    memory = new TableMemory();
  }

  @ProcessElement
  public void tell(ProcessContext context, OutputReceiver<WorkerResult> out) throws IOException {
    long began = System.currentTimeMillis();
    int bucket = context.element();
    List<ResultFold<?>> knowing = new ArrayList<>();
    List<TableDefinition> tables = new ArrayList<>();
    for (FoldState state : context.sideInput(folds)) {
      knowing.add(state.load(run().scratch()));
      Analyses.named(state.analysis()).orElseThrow().tables().stream()
          .filter(table -> table.slicing().bucketColumn().isPresent())
          .forEach(tables::add);
    }
    if (knowing.isEmpty()) {
      return;
    }
    BalanceSheet sheet = new BalanceSheet();
    ResultRows rows = new ResultRows(run(), warehouse(), tables, Optional.of(bucket), sheet);
    try (PersonWalk people = PersonWalk.withRevenue(run(), warehouse(), memory, bucket)) {
      people.forEach(person -> knowing.forEach(fold -> fold.tell(person, rows)));
    }
    rows.finish(out::output);
    out.output(new WorkerResult.Balanced(sheet));
    out.output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }
}
