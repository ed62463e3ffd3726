package io.moraine.pipelines;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.RecordCodec;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Runs;
import io.moraine.blocks.Shape;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.ColumnRows;
import io.moraine.warehouse.RowGroups;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.WarehouseTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Rows of one table and, where it is cut by bucket, of one bucket, on their way into the slices of
 * their days.
 *
 * <p>Rows in whatever order go to runs in scratch whenever a block is full; {@link #finish} merges
 * the runs day by day, in the table's sort order. What fits one block goes to no run. Memory is
 * bounded by one block and one merge.
 *
 * <p>Rows of which those of a day come in order go into the writer of their day at once, until they
 * take too much memory or come in another order: all that follow go to runs, which are merged
 * behind what the writers have. Both ways give the same files.
 *
 * @param <R> the table's record
 */
public final class SlicedOutput<R extends Record> implements ColumnRows, Closeable {
  private static final int MAX_ROWS = 1 << 16;
  // Every so many rows it is asked whether the open writers take too much memory.
  private static final int LOOK_ROWS = 1 << 12;

  private final RunContext run;
  private final WarehouseTable table;
  private final TableDefinition definition;
  private final OptionalInt bucket;
  private final int dayColumn;
  private final RecordCodec<R> codec;
  private final BlockOrder order;
  private final BlockBuilder rows;
  private final String name;
  // The writers of days whose rows come in order; none are begun any more once rows do not.
  private final Map<Integer, SliceWriter> writers = new TreeMap<>();
  private final BooleanSupplier full;
  private final RowGroups rowGroups;
  private boolean inOrder;
  private SliceWriter writer;
  private int writerDay;
  private long appended;
  // Begun when the first block is full.
  private RunWriter runs;

  /** For rows in any order that all belong to that bucket of the table. */
  public static <R extends Record> SlicedOutput<R> of(
      RunContext run, WarehouseTable table, Class<R> type, int bucket) {
    return anyOrder(run, table, type, OptionalInt.of(bucket));
  }

  /** For rows in any order of a table that is not cut by bucket. */
  public static <R extends Record> SlicedOutput<R> ofAll(
      RunContext run, WarehouseTable table, Class<R> type) {
    return anyOrder(run, table, type, OptionalInt.empty());
  }

  /**
   * For rows that all belong to that bucket of the table, those of a day in the table's order.
   *
   * @param full whether rows from now on go through scratch, since {@link #heldBytes} is too much
   * @param rowGroups kept from bucket to bucket
   */
  public static <R extends Record> SlicedOutput<R> inOrder(
      RunContext run,
      WarehouseTable table,
      Class<R> type,
      int bucket,
      BooleanSupplier full,
      RowGroups rowGroups) {
    return new SlicedOutput<>(run, table, type, OptionalInt.of(bucket), true, full, rowGroups);
  }

  /** For rows in the table's order that all belong to that bucket of a table without days. */
  public static <R extends Record> SlicedOutput<R> sorted(
      RunContext run, WarehouseTable table, Class<R> type, int bucket) {
    return inOrder(run, table, type, bucket, () -> false, RowGroups.inTurn());
  }

  private static <R extends Record> SlicedOutput<R> anyOrder(
      RunContext run, WarehouseTable table, Class<R> type, OptionalInt bucket) {
    return new SlicedOutput<>(run, table, type, bucket, false, () -> true, RowGroups.inTurn());
  }

  private SlicedOutput(
      RunContext run,
      WarehouseTable table,
      Class<R> type,
      OptionalInt bucket,
      boolean inOrder,
      BooleanSupplier full,
      RowGroups rowGroups) {
    this.full = full;
    this.rowGroups = rowGroups;
    this.inOrder = inOrder;
    this.run = run;
    this.table = table;
    this.definition = table.definition();
    this.bucket = bucket;
    this.dayColumn = definition.slicing().dayColumn().map(definition::ordinal).orElse(-1);
    this.codec = RecordCodec.of(definition, type);
    this.order = orderOf(definition, codec.shape());
    this.rows = new BlockBuilder(codec.shape());
    this.name =
        definition.simpleName()
            + "/"
            + (bucket.isPresent() ? bucket.getAsInt() : "all")
            + "-"
            + UUID.randomUUID();
  }

  /** How the rows of a table are ordered inside a slice. */
  static BlockOrder orderOf(TableDefinition definition, Shape shape) {
    return BlockOrder.by(
        shape, definition.sortOrder().stream().mapToInt(definition::ordinal).toArray());
  }

  /** Adds a row to those in any order. */
  public void add(R row) {
    anyOrder();
    codec.append(row, rows);
    flushWhenFull();
  }

  /** Adds the next row of a table without days whose rows come in its order. */
  public void addNext(R row) {
    codec.write(row, row(0));
    endRow();
  }

  @Override
  public BlockBuilder row(long day) {
    if (!inOrder) {
      return rows;
    }
    if (writer == null || writerDay != day) {
      writerDay = (int) day;
      writer = writers.computeIfAbsent(writerDay, this::begin);
    }
    return writer.row();
  }

  @Override
  public void endRow() {
    if (!inOrder) {
      rows.endRow();
      flushWhenFull();
      return;
    }
    writer.endRow();
    appended++;
    if (appended % LOOK_ROWS == 0 && full.getAsBoolean()) {
      anyOrder();
    }
  }

  @Override
  public void anyOrder() {
    inOrder = false;
    writer = null;
  }

  /** About how much memory the row groups of open writers hold, bytes. */
  public long heldBytes() {
    return writers.values().stream().mapToLong(SliceWriter::heldBytes).sum();
  }

  private void flushWhenFull() {
    if (rows.rows() == MAX_ROWS) {
      flush();
    }
  }

  /** Writes the slices and tells each. */
  public void finish(Consumer<WorkerResult> out) throws IOException {
    if (runs == null) {
      finishBlock(rows.build(), out);
    } else {
      flush();
      finishRuns(out);
    }
    for (int day : List.copyOf(writers.keySet())) {
      try (SliceWriter ended = writerOf(day)) {
        out.accept(written(day, ended));
      }
    }
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    writers.values().forEach(SliceWriter::close);
    writers.clear();
  }

  private void finishRuns(Consumer<WorkerResult> out) throws IOException {
    Map<Integer, List<Run>> byDay = new TreeMap<>();
    for (Run written : runs.finish()) {
      byDay.computeIfAbsent(written.key(), day -> new ArrayList<>()).add(written);
    }
    for (Map.Entry<Integer, List<Run>> day : byDay.entrySet()) {
      String merge = name + "-merge-" + day.getKey();
      try (RowCursor merged =
              Runs.merge(run.scratch(), merge, codec.shape(), order, day.getValue(), Runs.FAN_IN);
          SliceWriter behind = writerOf(day.getKey())) {
        while (merged.next()) {
          behind.append(merged.row());
        }
        out.accept(written(day.getKey(), behind));
      }
    }
  }

  // All rows are at hand: their slices need no runs.
  private void finishBlock(Block block, Consumer<WorkerResult> out) {
    Map<Integer, List<Integer>> byDay = new TreeMap<>();
    for (int row : order.sort(block)) {
      byDay.computeIfAbsent(day(block, row), day -> new ArrayList<>()).add(row);
    }
    byDay.forEach(
        (day, sorted) -> {
          try (SliceWriter behind = writerOf(day)) {
            sorted.forEach(row -> behind.append(block, row));
            out.accept(written(day, behind));
          }
        });
  }

  // The one that has the day's first rows, taken out so that it is forgotten with them; else a new
  // one.
  private SliceWriter writerOf(int day) {
    SliceWriter begun = writers.remove(day);
    return begun == null ? begin(day) : begun;
  }

  private SliceWriter begin(int day) {
    return table.write(slice(day), run.runId(), rowGroups);
  }

  private WorkerResult written(int day, SliceWriter ended) {
    return new WorkerResult.SliceWritten(definition.name(), slice(day), ended.finish());
  }

  private Slice slice(int day) {
    if (bucket.isEmpty()) {
      return dayColumn < 0 ? Slice.whole() : Slice.of(LocalDate.ofEpochDay(day));
    }
    return dayColumn < 0
        ? Slice.of(bucket.getAsInt())
        : Slice.of(LocalDate.ofEpochDay(day), bucket.getAsInt());
  }

  private int day(Block block, int row) {
    return dayColumn < 0 ? 0 : (int) block.longAt(dayColumn, row);
  }

  private void flush() {
    if (rows.rows() == 0) {
      return;
    }
    Block block = rows.build();
    try {
      if (runs == null) {
        runs = new RunWriter(run.scratch(), name, order);
      }
      runs.write(block, row -> day(block, row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
