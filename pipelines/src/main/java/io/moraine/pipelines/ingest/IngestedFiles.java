package io.moraine.pipelines.ingest;

import io.moraine.blocks.Block;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowCursor;
import io.moraine.pipelines.Publication;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.WorkerResult.CopiesDropped;
import io.moraine.pipelines.WorkerResult.EventSpan;
import io.moraine.pipelines.WorkerResult.LinesRead;
import io.moraine.pipelines.WorkerResults;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.IngestedFile;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of raw.files: what is known of each input file, and how a run changes that. */
final class IngestedFiles {
  private static final RecordCodec<IngestedFile> CODEC =
      RecordCodec.of(IngestedFile.TABLE, IngestedFile.class);

  private final SortedMap<String, IngestedFile> byId = new TreeMap<>();

  private IngestedFiles() {}

  /**
   * What raw.files says, put right where the run that changed raw.events last was killed before it
   * came to write it: events of files known before may have given way to better copies in it.
   */
  static IngestedFiles read(Warehouse warehouse) throws IOException {
    IngestedFiles files = new IngestedFiles();
    WarehouseTable table = warehouse.table(IngestedFile.TABLE);
    for (StoredFile stored : table.slices().getOrDefault(Slice.whole(), List.of())) {
      try (RowCursor rows = table.read(stored)) {
        while (rows.next()) {
          IngestedFile file = CODEC.read(rows.row());
          files.byId.put(file.fileId(), file);
        }
      }
    }
    WarehouseTable events = warehouse.table(Event.TABLE);
    if (!isAccounted(events, table)) {
      files.recount(events);
    }
    return files;
  }

  // raw.files is written after raw.events, by the same run or by the one that reads its files
  // again.
  private static boolean isAccounted(WarehouseTable events, WarehouseTable files) {
    Optional<String> run = events.snapshotRun();
    if (run.isEmpty() || run.equals(files.snapshotRun())) {
      return true;
    }
    Optional<Instant> written = files.snapshotTime();
    return written.isPresent() && !written.get().isBefore(events.snapshotTime().orElseThrow());
  }

  private void recount(WarehouseTable events) throws IOException {
    Map<String, Long> accepted = new HashMap<>();
    for (List<StoredFile> stored : events.slices().values()) {
      for (StoredFile file : stored) {
        count(events, file, accepted);
      }
    }
    byId.replaceAll((id, row) -> moveToCopies(row, row.accepted() - accepted.getOrDefault(id, 0L)));
  }

  private static void count(WarehouseTable events, StoredFile file, Map<String, Long> accepted)
      throws IOException {
    try (RowCursor rows = events.read(file, EventColumn.SOURCE_FILE)) {
      while (rows.next()) {
        accepted.merge(rows.row().text(0), 1L, Long::sum);
      }
    }
  }

  List<IngestedFile> all() {
    return List.copyOf(byId.values());
  }

  IngestedFile byId(String fileId) {
    return byId.get(fileId);
  }

  /** A file of this run whose lines were not read yet, as a row. */
  static IngestedFile unread(InputFile file) {
    return new IngestedFile(
        file.fileId(),
        file.uri(),
        file.format().kind().label(),
        mappingName(file),
        file.scan().bytes(),
        file.scan().contentHash(),
        0,
        0,
        0,
        0,
        null,
        null,
        "",
        null);
  }

  /**
   * Accounts for a run: every line of a file that it read is accepted, a copy, or rejected; and a
   * stored event of another file that gave way to a better copy is a copy from now on.
   */
  void account(List<InputFile> read, WorkerResults results, String runId, OptionalLong snapshot) {
    Map<String, List<LinesRead>> lines = new HashMap<>();
    results
        .of(LinesRead.class)
        .forEach(part -> lines.computeIfAbsent(part.fileId(), id -> new ArrayList<>()).add(part));
    Map<String, long[]> spans = new HashMap<>();
    results
        .of(EventSpan.class)
        .forEach(
            span ->
                spans.merge(
                    span.fileId(),
                    new long[] {span.first(), span.last()},
                    (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])}));
    Map<String, Long> freshCopies = new HashMap<>();
    Map<String, Long> storedCopies = new HashMap<>();
    results
        .of(CopiesDropped.class)
        .forEach(
            copies ->
                (copies.stored() ? storedCopies : freshCopies)
                    .merge(copies.fileId(), copies.events(), Long::sum));
    for (InputFile file : read) {
      storedCopies.remove(file.fileId());
      List<LinesRead> parts = lines.getOrDefault(file.fileId(), List.of());
      long copies = freshCopies.getOrDefault(file.fileId(), 0L);
      byId.put(file.fileId(), row(file, parts, spans.get(file.fileId()), copies, runId, snapshot));
    }
    storedCopies.forEach(
        (fileId, copies) -> byId.computeIfPresent(fileId, (id, row) -> moveToCopies(row, copies)));
  }

  /** Replaces the table's rows; no snapshot where they are as before. */
  void write(Warehouse warehouse, RunContext run) throws IOException {
    WarehouseTable table = warehouse.table(IngestedFile.TABLE);
    try (SliceWriter writer = table.write(Slice.whole(), run.runId())) {
      Block block = CODEC.block(byId.values());
      for (int row = 0; row < block.rows(); row++) {
        writer.append(block, row);
      }
      Publication.replace(table, run, Map.of(Slice.whole(), writer.finish()));
    }
  }

  private static IngestedFile row(
      InputFile file,
      List<LinesRead> parts,
      long[] span,
      long copies,
      String runId,
      OptionalLong snapshot) {
    long lines = parts.stream().mapToLong(LinesRead::lines).sum();
    long rejected = parts.stream().mapToLong(LinesRead::rejected).sum();
    return new IngestedFile(
        file.fileId(),
        file.uri(),
        file.format().kind().label(),
        mappingName(file),
        file.scan().bytes(),
        file.scan().contentHash(),
        lines,
        lines - rejected - copies,
        copies,
        rejected,
        span == null ? null : instant(span[0]),
        span == null ? null : instant(span[1]),
        runId,
        snapshot.isPresent() ? snapshot.getAsLong() : null);
  }

  private static IngestedFile moveToCopies(IngestedFile row, long copies) {
    return new IngestedFile(
        row.fileId(),
        row.fileUri(),
        row.format(),
        row.mapping(),
        row.byteCount(),
        row.contentHash(),
        row.lines(),
        row.accepted() - copies,
        row.duplicate() + copies,
        row.rejected(),
        row.firstEventTime(),
        row.lastEventTime(),
        row.runId(),
        row.snapshotId());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static String mappingName(InputFile file) {
    return file.format().mapping() == null ? null : file.format().mapping().name();
  }
}
