package io.moraine.pipelines.ingest;

import io.moraine.blocks.MergeCursor;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunReader;
import io.moraine.blocks.Runs;
import io.moraine.pipelines.FilteredCursor;
import io.moraine.pipelines.PipelineRun;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WarehouseFn;
import io.moraine.pipelines.WorkerResult;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.warehouse.RowGroups;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.KV;

/**
 * What does each day of this bucket of raw.events consist of now? Merges fresh events with the
 * stored ones of the days that gain or lose any, leaves out copies, and writes the slices. Days
 * come in order and one at a time; no day is held in memory.
 */
final class MergeEvents extends WarehouseFn<KV<Integer, Iterable<BucketPart>>, WorkerResult> {
  static final String ROWS = "merged";
  static final String STAGE = "merge";

  private static final long serialVersionUID = 1L;

  private final Counter rows = Metrics.counter(PipelineRun.COUNTERS, ROWS);
  private transient RowGroups rowGroups;

  MergeEvents(RunContext run) {
    super(run);
  }

  @Override
  @Setup
  public void open() {
    super.open();
    rowGroups = RowGroups.inTurn();
  }

  @ProcessElement
  public void merge(
      @Element KV<Integer, Iterable<BucketPart>> bucket, OutputReceiver<WorkerResult> out)
      throws IOException {
    long began = System.currentTimeMillis();
    SortedMap<Long, List<Run>> fresh = new TreeMap<>();
    DroppedCopies dropped = new DroppedCopies();
    for (BucketPart part : bucket.getValue()) {
      switch (part.kind()) {
        case EVENTS ->
            fresh
                .computeIfAbsent(SliceKey.day(part.run().key()), day -> new ArrayList<>())
                .add(part.run());
        case DROPPED ->
            dropped.addAll(new RunReader(run().scratch(), part.run(), EventIdRow.SHAPE));
      }
    }
    Map<Slice, List<StoredFile>> stored =
        warehouse().table(Event.TABLE).slicesOfBucket(bucket.getKey());
    SortedSet<Long> days = new TreeSet<>(fresh.keySet());
    days.addAll(dropped.storedDays());
    for (long day : days) {
      Slice slice = Slice.of(LocalDate.ofEpochDay(day), bucket.getKey());
      List<StoredFile> files = stored.getOrDefault(slice, List.of());
      out.output(mergeDay(slice, files, fresh.getOrDefault(day, List.of()), dropped));
    }
    out.output(new WorkerResult.Worked(STAGE, began, System.currentTimeMillis()));
  }

  private WorkerResult mergeDay(
      Slice slice, List<StoredFile> stored, List<Run> fresh, DroppedCopies dropped)
      throws IOException {
    WarehouseTable table = warehouse().table(Event.TABLE);
    List<RowCursor> sources = new ArrayList<>();
    for (StoredFile file : stored) {
      sources.add(
          new FilteredCursor(
              table.read(file),
              row ->
                  !dropped.dropsStored(
                      row.text(EventColumn.SOURCE_FILE), row.longAt(EventColumn.SOURCE_LINE))));
    }
    if (!fresh.isEmpty()) {
      // Where runs are too many for one merge, the first go through scratch once more: those of a
      // few late events. Their order is free, since that of rows is total.
      fresh.sort(Comparator.comparingLong(Run::byteCount));
      String name = "merge/" + fresh.get(0).key() + "-" + UUID.randomUUID();
      sources.add(
          new FilteredCursor(
              Runs.merge(run().scratch(), name, EventRow.SHAPE, EventRow.ORDER, fresh, Runs.FAN_IN),
              row ->
                  !dropped.dropsFresh(
                      row.text(EventColumn.SOURCE_FILE), row.longAt(EventColumn.SOURCE_LINE))));
    }
    try (RowCursor merged = MergeCursor.of(EventRow.ORDER, sources);
        SliceWriter writer = table.write(slice, run().runId(), rowGroups)) {
      long count = 0;
      while (merged.next()) {
        RowView row = merged.row();
        writer.append(row);
        if ((++count & 0xfff) == 0) {
          rows.inc(0x1000);
        }
      }
      rows.inc(count & 0xfff);
      return new WorkerResult.SliceWritten(Event.TABLE.name(), slice, writer.finish());
    }
  }
}
