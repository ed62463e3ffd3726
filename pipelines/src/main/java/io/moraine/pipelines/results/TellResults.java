package io.moraine.pipelines.results;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.ResultFold;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What does an analysis tell of all it has learnt? What it learnt in each bucket is merged; the
 * rows go into slices; the merged fold goes on where it also tells of every person.
 */
final class TellResults extends WarehouseFn<KV<String, Iterable<FoldState>>, WorkerResult> {
  static final String STAGE = "tell results";

  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};
  static final TupleTag<FoldState> OF_PERSONS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;

  private final Walk walk;

  TellResults(RunContext run, Walk walk) {
    super(run);
    this.walk = walk;
  }

  @ProcessElement
  public void tell(@Element KV<String, Iterable<FoldState>> learnt, MultiOutputReceiver out)
      throws IOException {
    long began = System.currentTimeMillis();
    Analysis analysis = Analyses.named(learnt.getKey()).orElseThrow();
    ResultFold<?> all = analysis.fold(walk.settings(), walk.span());
    for (FoldState state : learnt.getValue()) {
      FoldState.merge(all, state.load(run().scratch()));
    }
    BalanceSheet sheet = new BalanceSheet();
    List<TableDefinition> tables =
        analysis.tables().stream()
            .filter(table -> table.slicing().bucketColumn().isEmpty())
            .collect(Collectors.toList());
    ResultRows rows = new ResultRows(run(), warehouse(), tables, Optional.empty(), sheet);
    all.tell(rows);
    rows.finish(out.get(RESULTS)::output);
    if (all.tellsOfPersons()) {
      out.get(OF_PERSONS).output(FoldState.save(run().scratch(), analysis.name(), all));
    }
    out.get(RESULTS).output(new WorkerResult.Balanced(sheet));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }
}
