package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.warehouse.StoredFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Which stored events may have an id that is among the new ones? Reads the columns that decide
 * between copies of a stored file, and keeps the rows that the filters let through.
 */
final class ScanStoredIds extends WarehouseFn<StoredFile, KV<Integer, Run>> {
  static final String STAGE = "scan stored ids";

  static final TupleTag<KV<Integer, Run>> IDS = new TupleTag<>() {};
  static final TupleTag<WorkerResult> RESULTS = new TupleTag<>() {};

  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 1 << 16;
  private static final int[] PROJECTED = {0, 1, 2, 3, 4, 5};

  private final PCollectionView<Map<Integer, String>> filterNames;
  private transient Map<String, IdFilter> filters;

  ScanStoredIds(RunContext run, PCollectionView<Map<Integer, String>> filterNames) {
    super(run);
    this.filterNames = filterNames;
  }

  @Override
  @Setup
  public void open() {
    super.open();
    filters = new HashMap<>();
  }

  @ProcessElement
  public void scan(ProcessContext context, MultiOutputReceiver out) throws IOException {
    long began = System.currentTimeMillis();
    StoredFile file = context.element();
    IdFilter[] byPart = filters(context.sideInput(filterNames));
    int bucket = file.slice().bucket().orElseThrow();
    BlockBuilder ids = new BlockBuilder(EventIdRow.SHAPE);
    RunWriter runs =
        new RunWriter(run().scratch(), "stored-ids/" + UUID.randomUUID(), EventIdRow.ORDER);
    try (RowCursor events =
        warehouse().table(Event.TABLE).read(file, EventIdRow.COLUMNS_OF_EVENT)) {
      while (events.next()) {
        RowView event = events.row();
        long[] hash = EventIdRow.hash(event, 0);
        IdFilter filter = byPart[EventIdRow.part(hash[1], byPart.length)];
        if (filter != null && filter.mayContain(hash[1], hash[0])) {
          EventIdRow.append(ids, event, PROJECTED, bucket, true);
          if (ids.rows() == MAX_ROWS) {
            flush(ids, runs);
          }
        }
      }
    }
    flush(ids, runs);
    for (Run written : runs.finish()) {
      out.get(IDS).output(KV.of(written.key(), written));
    }
    out.get(RESULTS).output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private void flush(BlockBuilder ids, RunWriter runs) throws IOException {
    if (ids.rows() > 0) {
      io.moraine.blocks.Block block = ids.build();
      runs.write(
          block, row -> EventIdRow.part(block.longAt(EventIdRow.ID_HIGH, row), run().buckets()));
    }
  }

  private IdFilter[] filters(Map<Integer, String> names) throws IOException {
    IdFilter[] byPart = new IdFilter[run().buckets()];
    for (Map.Entry<Integer, String> name : names.entrySet()) {
      IdFilter filter = filters.get(name.getValue());
      if (filter == null) {
        try (DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(
                    java.nio.file.Files.newInputStream(
                        run().scratch().folder().resolve(name.getValue())),
                    1 << 16))) {
          filter = IdFilter.readFrom(in);
        }
        filters.put(name.getValue(), filter);
      }
      byPart[name.getKey()] = filter;
    }
    return byPart;
  }
}
