package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowBatch;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.MoraineException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Writes the rows of one slice, given in the table's sort order, into data files. The same rows
 * give files of the same hashes. In memory is one row group.
 *
 * <p>Files grow in the run's scratch folder and are put onto the shelf by {@link #finish()}; there
 * they are invisible until they are committed. Closed without having finished, a writer leaves
 * nothing. Not safe for use by several threads.
 */
public final class SliceWriter implements Closeable {
  // Rows that are copied together; between two batches the size of the row group is looked at.
  private static final int BATCH_ROWS = 1024;

  private final WarehouseTable table;
  private final Slice slice;
  private final String runId;
  private final SliceGuard guard;
  private final RowGroups rowGroups;
  private final BlockBuilder rowGroup;
  private final RowBatch batch;
  private final RowView view = new RowView();
  private final List<Staged> staged = new ArrayList<>();
  private HashedOutput output;
  private BlockParquetWriter writer;
  private long rows;
  private boolean finished;

  SliceWriter(WarehouseTable table, Slice slice, String runId, RowGroups rowGroups) {
    table.layout().partition(slice); // Refuses a slice that the table cannot have.
    this.table = table;
    this.slice = slice;
    this.runId = runId;
    this.rowGroups = rowGroups;
    this.guard = new SliceGuard(table.definition(), slice, table.layout().buckets());
    Shape shape = Shape.of(table.definition().struct());
    this.rowGroup = rowGroups.begin(shape);
    this.batch = new RowBatch(shape, BATCH_ROWS);
  }

  /** Appends a row of a block, as {@link #append(RowView)} does. */
  public void append(Block block, int row) {
    append(view.at(block, row));
  }

  /**
   * Appends a row of the table's shape.
   *
   * @throws MoraineException if the row is not of this slice or cannot be written
   */
  public void append(RowView row) {
    guard.check(row);
    batch.add(row.block(), row.row());
    rows++;
    endStretch();
  }

  /**
   * Where the next row's columns may be set in place of appending a row that lies elsewhere; to be
   * ended by {@link #endRow}. What is set gives the same file as the same rows appended.
   */
  public BlockBuilder row() {
    if (batch.size() > 0) {
      copyBatch();
    }
    return rowGroup;
  }

  /**
   * Keeps the row that was set.
   *
   * @throws MoraineException if the row is not of this slice or cannot be written
   */
  public void endRow() {
    guard.check(rowGroup);
    rowGroup.endRow();
    rows++;
    endStretch();
  }

  /** About how much memory the row group holds, of which rows need not take all. */
  public long heldBytes() {
    return rowGroup.heldBytes();
  }

  // A row group ends after the same row, whichever way rows come.
  private void endStretch() {
    if (rows % BATCH_ROWS == 0) {
      copyBatch();
      if (rowGroup.rows() >= rowGroups.rows()
          || rowGroup.bytes() >= table.settings().rowGroupBytes()) {
        endRowGroup();
      }
    }
  }

  private void copyBatch() {
    rowGroup.copyRows(batch);
    batch.clear();
  }

  /** Rows appended so far. */
  public long rows() {
    return rows;
  }

  /**
   * Puts the files onto the shelf; no row may come afterwards: the row group is left to the next
   * writer.
   *
   * @return them in order; none if there was no row
   * @throws MoraineException if they cannot be written
   * @throws IllegalStateException if it was called before
   */
  public List<StoredFile> finish() {
    if (finished) {
      throw new IllegalStateException("Slice " + slice + " was finished before.");
    }
    finished = true;
    copyBatch();
    if (rowGroup.rows() > 0) {
      endRowGroup();
    }
    try {
      if (writer != null) {
        endFile();
      }
      List<StoredFile> files = new ArrayList<>(staged.size());
      for (Staged file : staged) {
        shelve(file.path(), file.dataFile().location());
        files.add(new StoredFile(slice, file.dataFile()));
      }
      staged.clear();
      rowGroups.end(rowGroup);
      return files;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Deletes what was not finished. */
  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
        writer = null;
        Files.deleteIfExists(output.path());
      }
      for (Staged file : staged) {
        Files.deleteIfExists(file.path());
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void endRowGroup() {
    try {
      if (writer == null) {
        Path staging = table.settings().scratch(runId).resolve("writing");
        if (!Files.isDirectory(staging)) {
          Files.createDirectories(staging);
        }
        output = new HashedOutput(staging.resolve(UUID.randomUUID() + ".parquet"));
        writer = new BlockParquetWriter(table.layout().files(), output, rowGroups.encoder());
      }
      writer.write(rowGroup.lend());
      rowGroup.clear();
      if (writer.bytes() >= table.settings().targetFileBytes()) {
        endFile();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void endFile() throws IOException {
    writer.close();
    staged.add(new Staged(output.path(), dataFile(writer.footer())));
    writer = null;
  }

  private DataFile dataFile(ParquetMetadata footer) throws IOException {
    String name = StoredFile.name(output.hash(), staged.size(), runId);
    Metrics metrics = table.footerMetrics().of(footer);
    long bytes = Files.size(output.path());
    return table
        .layout()
        .dataFile(
            slice,
            file ->
                file.withPath(table.newDataLocation(slice, name))
                    .withFormat(FileFormat.PARQUET)
                    .withFileSizeInBytes(bytes)
                    .withMetrics(metrics)
                    .withSplitOffsets(ParquetUtil.getSplitOffsets(footer))
                    .withSortOrder(table.iceberg().sortOrder()));
  }

  // A local warehouse has its scratch folder beside it, so that a file is on the shelf in one move.
  private void shelve(Path from, String location) throws IOException {
    FileIO files = table.iceberg().io();
    if (files instanceof LocalFileIO) {
      Path to = LocalFileIO.path(location);
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = files.newOutputFile(location).createOrOverwrite()) {
      in.transferTo(out);
    }
    Files.delete(from);
  }

  private MoraineException unwritable(IOException e) {
    return new MoraineException(
        WarehouseError.FILE_UNWRITABLE,
        "Slice %s of table %s cannot be written: %s. See that there is room and the right to write,"
                .formatted(slice, table.definition().name(), e.getMessage())
            + " then run this again.",
        e);
  }

  private record Staged(Path path, DataFile dataFile) {}
}
