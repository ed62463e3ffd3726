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
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceWriter;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Rows of one table and, where it is cut by bucket, of one bucket, in whatever order, on their way
 * into the slices of their days. They go to runs in scratch whenever a block is full; {@link
 * #finish} merges the runs day by day, in the table's sort order. What fits one block goes to no
 * run. Memory is bounded by one block and one merge.
 *
 * @param <R> the table's record
 */
public final class SlicedOutput<R extends Record> {
  private static final int MAX_ROWS = 1 << 16;

  private final RunContext run;
  private final WarehouseTable table;
  private final TableDefinition definition;
  private final OptionalInt bucket;
  private final int dayColumn;
  private final RecordCodec<R> codec;
  private final BlockOrder order;
  private final BlockBuilder rows;
  // Begun when the first block is full.
  private RunWriter runs;
  private final String name;

  /** For rows that all belong to that bucket of the table. */
  public SlicedOutput(RunContext run, WarehouseTable table, Class<R> type, int bucket) {
    this(run, table, type, OptionalInt.of(bucket));
  }

  /** For all rows of a table that is not cut by bucket. */
  public SlicedOutput(RunContext run, WarehouseTable table, Class<R> type) {
    this(run, table, type, OptionalInt.empty());
  }

  private SlicedOutput(RunContext run, WarehouseTable table, Class<R> type, OptionalInt bucket) {
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

  public void add(R row) {
    codec.append(row, rows);
    if (rows.rows() == MAX_ROWS) {
      flush();
    }
  }

  /** Writes the slices and tells each. */
  public void finish(Consumer<WorkerResult> out) throws IOException {
    if (runs == null) {
      finishBlock(rows.build(), out);
      return;
    }
    flush();
    Map<Integer, List<Run>> byDay = new TreeMap<>();
    for (Run written : runs.finish()) {
      byDay.computeIfAbsent(written.key(), day -> new ArrayList<>()).add(written);
    }
    for (Map.Entry<Integer, List<Run>> day : byDay.entrySet()) {
      String merge = name + "-merge-" + day.getKey();
      try (RowCursor merged =
              Runs.merge(run.scratch(), merge, codec.shape(), order, day.getValue(), Runs.FAN_IN);
          SliceWriter writer = table.write(slice(day.getKey()), run.runId())) {
        while (merged.next()) {
          writer.append(merged.row());
        }
        out.accept(written(slice(day.getKey()), writer));
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
          try (SliceWriter writer = table.write(slice(day), run.runId())) {
            sorted.forEach(row -> writer.append(block, row));
            out.accept(written(slice(day), writer));
          }
        });
  }

  private WorkerResult written(Slice slice, SliceWriter writer) {
    return new WorkerResult.SliceWritten(definition.name(), slice, writer.finish());
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
