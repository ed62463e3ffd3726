package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Runs;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WorkerResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Which events, of all with the same id, are not the one to keep? The one to keep is the first in
 * {@link EventIdRow#ORDER}; the others go to runs by the bucket that they lie in.
 */
final class FindCopies extends DoFn<KV<Integer, Iterable<Run>>, KV<Integer, Run>> {
  static final String STAGE = "find copies";

  static final TupleTag<KV<Integer, Run>> DROPPED = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 1 << 16;

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
    Dropped dropped = new Dropped(name);
    try (RowCursor ids =
        Runs.merge(
            run.scratch(),
            name + "-merge",
            EventIdRow.SHAPE,
            EventIdRow.ORDER,
            runs,
            Runs.FAN_IN)) {
      long high = 0;
      long low = 0;
      boolean any = false;
      while (ids.next()) {
        RowView row = ids.row();
        if (any && EventIdRow.sameId(row, high, low)) {
          dropped.add(row);
        } else {
          high = row.longAt(EventIdRow.ID_HIGH);
          low = row.longAt(EventIdRow.ID_LOW);
          any = true;
        }
      }
    }
    for (Run written : dropped.finish()) {
      out.get(DROPPED).output(KV.of(written.bucket(), written));
    }
    dropped.fresh.forEach(
        (file, count) ->
            out.get(RESULTS).output(new WorkerResult.CopiesDropped(file, false, count)));
    dropped.stored.forEach(
        (file, count) ->
            out.get(RESULTS).output(new WorkerResult.CopiesDropped(file, true, count)));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private final class Dropped {
    private final BlockBuilder rows = new BlockBuilder(EventIdRow.SHAPE);
    private final RunWriter runs;
    private final Map<String, Long> fresh = new HashMap<>();
    private final Map<String, Long> stored = new HashMap<>();

    Dropped(String name) throws IOException {
      runs = new RunWriter(run.scratch(), name, EventIdRow.ORDER);
    }

    void add(RowView row) throws IOException {
      (row.booleanAt(EventIdRow.STORED) ? stored : fresh)
          .merge(row.text(EventIdRow.SOURCE_FILE), 1L, Long::sum);
      rows.copyRow(row.block(), row.row());
      if (rows.rows() == MAX_ROWS) {
        flush();
      }
    }

    List<Run> finish() throws IOException {
      flush();
      return runs.finish();
    }

    private void flush() throws IOException {
      if (rows.rows() > 0) {
        io.moraine.blocks.Block block = rows.build();
        runs.write(block, row -> (int) block.longAt(EventIdRow.BUCKET, row));
      }
    }
  }
}
