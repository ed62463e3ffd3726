package io.moraine.pipelines.ingest;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.pipelines.PipelineRun;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.RejectedLine;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Which events and which rejected lines do these stretches of files hold? They go to runs, sorted,
 * by bucket; the ids of the events go to runs by id. Safe to run again: a second try writes new
 * runs, and the first one's are never referred to.
 */
final class DecodeLines extends WarehouseFn<ReadTask, KV<Integer, Run>> {
  static final String LINES = "lines";
  static final String STAGE = "decode";

  static final TupleTag<KV<Integer, Run>> EVENTS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> IDS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, Run>> REJECTS = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;
  // What a task reads makes one block mostly, so that a slice is merged from few runs: of all
  // workers an eighth of the heap.
  private static final int MAX_ROWS = 1 << 19;
  private static final long MAX_BYTES =
      Runtime.getRuntime().maxMemory() / 8 / Runtime.getRuntime().availableProcessors();

  private final IngestSettings settings;
  private final Counter lines = Metrics.counter(PipelineRun.COUNTERS, LINES);
  // Their memory goes from task to task.
  private transient BlockBuilder events;
  private transient BlockBuilder rejects;

  DecodeLines(RunContext run, IngestSettings settings) {
    super(run);
    this.settings = settings;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    events = new BlockBuilder(EventRow.SHAPE);
    rejects = new BlockBuilder(EventRow.REJECT_SHAPE);
  }

  @ProcessElement
  public void decode(@Element ReadTask task, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    Rows rows = new Rows();
    for (FileSplit split : task.splits()) {
      out.get(RESULTS).output(read(split, rows));
    }
    for (Run events : rows.finish(rows.eventRuns)) {
      out.get(EVENTS).output(KV.of(SliceKey.bucket(events.key()), events));
    }
    emit(rows.finish(rows.idRuns), out, IDS);
    emit(rows.finish(rows.rejectRuns), out, REJECTS);
    rows.spans.forEach(
        (file, span) ->
            out.get(RESULTS).output(new WorkerResult.EventSpan(file, span[0], span[1])));
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private WorkerResult read(FileSplit split, Rows rows) throws IOException {
    long count = 0;
    long rejected = 0;
    try (SplitReader reader = SplitReader.open(split, settings)) {
      while (reader.next()) {
        count++;
        if (reader.decode(events, rejects)) {
          rows.eventEnded();
        } else {
          rejected++;
          rows.rejectEnded();
        }
        if ((count & 0xfff) == 0) {
          lines.inc(0x1000);
        }
      }
    }
    lines.inc(count & 0xfff);
    return new WorkerResult.LinesRead(split.fileId(), count, rejected);
  }

  private static void emit(
      List<Run> runs, MultiOutputReceiver out, TupleTag<KV<Integer, Run>> tag) {
    runs.forEach(run -> out.get(tag).output(KV.of(run.key(), run)));
  }

  /** The rows of a task on their way into runs. */
  private final class Rows {
    private final WarehouseTable table = warehouse().table(Event.TABLE);
    private final WarehouseTable rejectTable = warehouse().table(RejectedLine.TABLE);
    private final Map<String, long[]> spans = new HashMap<>();
    private final RunWriter eventRuns;
    private final RunWriter idRuns;
    private final RunWriter rejectRuns;

    Rows() throws IOException {
      events.clear(); // Of a task that failed.
      rejects.clear();
      String name = UUID.randomUUID().toString();
      eventRuns = new RunWriter(run().scratch(), "events/" + name, EventRow.ORDER);
      idRuns = new RunWriter(run().scratch(), "ids/" + name, EventIdRow.ORDER);
      rejectRuns = new RunWriter(run().scratch(), "rejects/" + name, EventRow.REJECT_ORDER);
    }

    void eventEnded() throws IOException {
      if (events.rows() >= MAX_ROWS
          || ((events.rows() & 0xff) == 0 && events.bytes() > MAX_BYTES)) {
        flushEvents();
      }
    }

    void rejectEnded() throws IOException {
      if (rejects.rows() >= MAX_ROWS || rejects.bytes() > MAX_BYTES) {
        flushRejects();
      }
    }

    List<Run> finish(RunWriter runs) throws IOException {
      flushEvents();
      flushRejects();
      return runs.finish();
    }

    private void flushEvents() throws IOException {
      if (events.rows() == 0) {
        return;
      }
      Block block = events.lend();
      int[] buckets = table.bucketsOf(block, EventColumn.VISITOR_ID);
      eventRuns.write(
          block, row -> SliceKey.of(block.longAt(EventColumn.EVENT_DATE, row), buckets[row]));
      noteTimes(block);
      Block ids = EventIdRow.of(block, buckets);
      idRuns.write(
          ids, row -> EventIdRow.part(ids.longAt(EventIdRow.ID_HIGH, row), run().buckets()));
      events.clear();
    }

    private void noteTimes(Block block) {
      for (int row = 0; row < block.rows(); row++) {
        long time = block.longAt(EventColumn.EVENT_TIME, row);
        long[] span =
            spans.computeIfAbsent(
                block.text(EventColumn.SOURCE_FILE, row), file -> new long[] {time, time});
        span[0] = Math.min(span[0], time);
        span[1] = Math.max(span[1], time);
      }
    }

    private void flushRejects() throws IOException {
      if (rejects.rows() > 0) {
        Block block = rejects.lend();
        int[] buckets = rejectTable.bucketsOf(block, EventRow.REJECT_FILE);
        rejectRuns.write(block, row -> buckets[row]);
        rejects.clear();
      }
    }
  }
}
