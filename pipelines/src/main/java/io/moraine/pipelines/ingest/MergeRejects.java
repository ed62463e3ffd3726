package io.moraine.pipelines.ingest;

import io.moraine.blocks.MergeCursor;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Run;
import io.moraine.blocks.Runs;
import io.moraine.pipelines.FilteredCursor;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.RejectedLine;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.values.KV;

/**
 * What does this bucket of raw.rejects consist of now? The rejected lines of the files that this
 * run reads, and the stored ones of all others.
 */
final class MergeRejects extends WarehouseFn<KV<Integer, Iterable<Run>>, WorkerResult> {
  private static final long serialVersionUID = 1L;

  private final Set<String> rereadFiles;

  MergeRejects(RunContext run, Set<String> rereadFiles) {
    super(run);
    this.rereadFiles = Set.copyOf(rereadFiles);
  }

  @ProcessElement
  public void merge(@Element KV<Integer, Iterable<Run>> bucket, OutputReceiver<WorkerResult> out)
      throws IOException {
    WarehouseTable table = warehouse().table(RejectedLine.TABLE);
    Slice slice = Slice.of(bucket.getKey());
    List<RowCursor> sources = new ArrayList<>();
    for (StoredFile file : table.slicesOfBucket(bucket.getKey()).getOrDefault(slice, List.of())) {
      sources.add(
          new FilteredCursor(
              table.read(file), row -> !rereadFiles.contains(row.text(EventRow.REJECT_FILE))));
    }
    List<Run> runs = new ArrayList<>();
    bucket.getValue().forEach(runs::add);
    String name = "rejects-merge/" + bucket.getKey() + "-" + UUID.randomUUID();
    sources.add(
        Runs.merge(
            run().scratch(),
            name,
            EventRow.REJECT_SHAPE,
            EventRow.REJECT_ORDER,
            runs,
            Runs.FAN_IN));
    try (RowCursor merged = MergeCursor.of(EventRow.REJECT_ORDER, sources);
        SliceWriter writer = table.write(slice, run().runId())) {
      while (merged.next()) {
        writer.append(merged.row());
      }
      out.output(new WorkerResult.SliceWritten(RejectedLine.TABLE.name(), slice, writer.finish()));
    }
  }
}
