package io.moraine.pipelines;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.MergeCursor;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunWriter;
import io.moraine.blocks.Runs;
import io.moraine.blocks.Shape;
import io.moraine.warehouse.BlockCursor;
import io.moraine.warehouse.ReadMemory;
import io.moraine.warehouse.RowFilter;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The files of a bucket as one ordered sequence of rows. Each file must be in that order. So many
 * files as one merge may have open are read at a time; with more, groups of them go through
 * scratch.
 */
public final class MergedFiles {
  /** A year of days in six groups; each open file holds some batches of its columns. */
  private static final int FAN_IN = 64;

  private final RunContext run;
  private final WarehouseTable table;
  private final int bucket;
  private final int[] columns;
  private final BlockOrder order;
  private Optional<RowFilter> kept = Optional.empty();
  private Optional<ReadMemory> memory = Optional.empty();
  private boolean lent;

  private MergedFiles(
      RunContext run, WarehouseTable table, int bucket, int[] columns, BlockOrder order) {
    this.run = run;
    this.table = table;
    this.bucket = bucket;
    this.columns = columns;
    this.order = order;
  }

  /** The rows of a bucket of a table, projected to those columns, ordered over all files. */
  public static MergedFiles of(
      RunContext run, WarehouseTable table, int bucket, int[] columns, BlockOrder order) {
    return new MergedFiles(run, table, bucket, columns, order);
  }

  /** Of the rows those only that a filter keeps. */
  public MergedFiles keeping(RowFilter filter) {
    kept = Optional.of(filter);
    return this;
  }

  /** Read with arrays of that memory. */
  public MergedFiles with(ReadMemory reading) {
    memory = Optional.of(reading);
    return this;
  }

  /**
   * Read with arrays of that memory, of blocks that are lent: who needs one when the cursor has
   * moved on must {@link Block#hold hold} it.
   */
  public MergedFiles lent(ReadMemory lender) {
    lent = true;
    return with(lender);
  }

  /** Begins with the first row. */
  public RowCursor open() throws IOException {
    List<StoredFile> files =
        table.slicesOfBucket(bucket).values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toList());
    if (files.size() <= FAN_IN) {
      return merge(files, lent);
    }
    Shape shape = Shape.of(table.definition().struct()).project(columns);
    String name = "files/" + bucket + "-" + UUID.randomUUID();
    List<Run> groups = new ArrayList<>();
    for (int from = 0; from < files.size(); from += FAN_IN) {
      List<StoredFile> group = files.subList(from, Math.min(files.size(), from + FAN_IN));
      // Rows are copied by the batch, while the cursor moves on.
      try (RowCursor rows = merge(group, false)) {
        RunWriter writer = new RunWriter(run.scratch(), name + "-" + from, order);
        writer.append(rows, shape, 0);
        groups.addAll(writer.finish());
      }
    }
    return Runs.merge(run.scratch(), name + "-merge", shape, order, groups, Runs.FAN_IN);
  }

  private RowCursor merge(List<StoredFile> files, boolean lending) throws IOException {
    List<RowCursor> cursors = new ArrayList<>();
    for (StoredFile file : files) {
      BlockCursor rows =
          kept.isPresent() ? table.read(file, kept.get(), columns) : table.read(file, columns);
      if (memory.isPresent()) {
        rows = lending ? rows.lending(memory.get()) : rows.reading(memory.get());
      }
      cursors.add(rows);
    }
    return MergeCursor.of(order, cursors);
  }
}
