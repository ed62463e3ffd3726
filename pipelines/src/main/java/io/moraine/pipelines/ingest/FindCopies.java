package io.moraine.pipelines.ingest;

import io.moraine.blocks.Run;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WorkerResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Which events, of all with the same id, are not the one to keep? They go to runs by the bucket
 * that they lie in; see {@link CopySearch}.
 */
final class FindCopies extends DoFn<KV<Integer, Iterable<Run>>, KV<Integer, Run>> {
  static final String STAGE = "find copies";

  static final TupleTag<KV<Integer, Run>> DROPPED = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;

  private final RunContext run;

  FindCopies(RunContext run) {
    this.run = run;
  }

  @ProcessElement
  public void find(@Element KV<Integer, Iterable<Run>> part, MultiOutputReceiver out)
      throws IOException {
    long began = System.currentTimeMillis();
    List<Run> runs = new ArrayList<>();
    part.getValue().forEach(runs::add);
    String name = "copies/" + part.getKey() + "-" + UUID.randomUUID();
    CopySearch.Found found = new CopySearch(run.scratch()).find(name, runs);
    found.dropped().forEach(written -> out.get(DROPPED).output(KV.of(written.key(), written)));
    found
        .fresh()
        .forEach(
            (file, events) ->
                out.get(RESULTS).output(new WorkerResult.CopiesDropped(file, false, events)));
    found
        .stored()
        .forEach(
            (file, events) ->
                out.get(RESULTS).output(new WorkerResult.CopiesDropped(file, true, events)));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }
}
