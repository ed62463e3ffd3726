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

  private MergedFiles() {}

  /** The rows of a bucket of a table, projected to those columns, ordered over all files. */
  public static RowCursor of(
      RunContext run, WarehouseTable table, int bucket, int[] columns, BlockOrder order)
      throws IOException {
    return of(run, table, bucket, columns, order, Optional.empty());
  }

  /** The same rows, of those only that a filter keeps. */
  public static RowCursor of(
      RunContext run,
      WarehouseTable table,
      int bucket,
      int[] columns,
      BlockOrder order,
      Optional<RowFilter> kept)
      throws IOException {
    return of(run, table, bucket, columns, order, kept, Optional.empty());
  }

  /**
   * The same rows, of blocks that are lent: who needs one when the cursor has moved on must {@link
   * Block#hold hold} it.
   *
   * @param memory whose arrays the blocks use
   */
  public static RowCursor lent(
      RunContext run,
      WarehouseTable table,
      int bucket,
      int[] columns,
      BlockOrder order,
      RowFilter kept,
      ReadMemory memory)
      throws IOException {
    return of(run, table, bucket, columns, order, Optional.of(kept), Optional.of(memory));
  }

  private static RowCursor of(
      RunContext run,
      WarehouseTable table,
      int bucket,
      int[] columns,
      BlockOrder order,
      Optional<RowFilter> kept,
      Optional<ReadMemory> lender)
      throws IOException {
    List<StoredFile> files =
        table.slicesOfBucket(bucket).values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toList());
    if (files.size() <= FAN_IN) {
      return merge(table, files, columns, order, kept, lender);
    }
    Shape shape = Shape.of(table.definition().struct()).project(columns);
    String name = "files/" + bucket + "-" + UUID.randomUUID();
    List<Run> groups = new ArrayList<>();
    for (int from = 0; from < files.size(); from += FAN_IN) {
      List<StoredFile> group = files.subList(from, Math.min(files.size(), from + FAN_IN));
      try (RowCursor rows = merge(table, group, columns, order, kept, Optional.empty())) {
        RunWriter writer = new RunWriter(run.scratch(), name + "-" + from, order);
        writer.append(rows, shape, 0);
        groups.addAll(writer.finish());
      }
    }
    return Runs.merge(run.scratch(), name + "-merge", shape, order, groups, Runs.FAN_IN);
  }

  private static RowCursor merge(
      WarehouseTable table,
      List<StoredFile> files,
      int[] columns,
      BlockOrder order,
      Optional<RowFilter> kept,
      Optional<ReadMemory> lender)
      throws IOException {
    List<RowCursor> cursors = new ArrayList<>();
    for (StoredFile file : files) {
      BlockCursor rows =
          kept.isPresent() ? table.read(file, kept.get(), columns) : table.read(file, columns);
      cursors.add(lender.isPresent() ? rows.lending(lender.get()) : rows);
    }
    return MergeCursor.of(order, cursors);
  }
}
