package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
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
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetUtil;

/**
 * Writes the rows of one slice, given in the table's sort order, into data files. The same rows
 * give the same bytes, and so files of the same hash.
 *
 * <p>Files grow in the run's scratch folder and are put onto the shelf by {@link #finish()}; there
 * they are invisible until they are committed. Closed without having finished, a writer leaves
 * nothing.
 */
public final class SliceWriter implements Closeable {
  private static final int ROWS_BETWEEN_SIZE_CHECKS = 1000;

  private final TableDefinition definition;
  private final TableLayout layout;
  private final Table table;
  private final WarehouseSettings settings;
  private final Slice slice;
  private final String runId;
  private final Guard guard;
  private final RowView view = new RowView();
  private final List<Staged> staged = new ArrayList<>();

  private final BlockBuilder rowGroup;
  private HashedOutput output;
  private BlockParquetWriter writer;
  private long rows;

  SliceWriter(
      TableDefinition definition,
      TableLayout layout,
      Table table,
      WarehouseSettings settings,
      int buckets,
      Slice slice,
      String runId) {
    this.definition = definition;
    this.layout = layout;
    this.table = table;
    this.settings = settings;
    this.slice = slice;
    this.runId = runId;
    this.guard = new Guard(definition, slice, buckets);
    this.rowGroup = new BlockBuilder(Shape.of(definition.struct()));
    layout.partition(slice); // Refuses a slice that the table cannot have.
  }

  /** Appends a row of a block of the table's shape. */
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
    rowGroup.copyRow(row.block(), row.row());
    rows++;
    if (rows % ROWS_BETWEEN_SIZE_CHECKS == 0 && rowGroup.bytes() >= settings.rowGroupBytes()) {
      try {
        endRowGroup();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** Rows appended so far. */
  public long rows() {
    return rows;
  }

  /**
   * Puts the files onto the shelf.
   *
   * @return them in order; none if there was no row
   * @throws MoraineException if they cannot be written
   */
  public List<StoredFile> finish() {
    try {
      if (rowGroup.rows() > 0) {
        endRowGroup();
      }
      if (writer != null) {
        endFile();
      }
      List<StoredFile> files = new ArrayList<>(staged.size());
      for (Staged file : staged) {
        shelve(file.path(), file.dataFile().location());
        files.add(new StoredFile(slice, file.dataFile()));
      }
      staged.clear();
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

  private void endRowGroup() throws IOException {
    if (writer == null) {
      output = new HashedOutput(stagingPath());
      writer = new BlockParquetWriter(layout.schema(), output);
    }
    writer.write(rowGroup.build());
    if (writer.bytes() >= settings.targetFileBytes()) {
      endFile();
    }
  }

  private void endFile() throws IOException {
    writer.close();
    String name = StoredFile.name(output.hash(), staged.size(), runId);
    DataFile dataFile =
        DataFiles.builder(layout.spec())
            .withPath(
                table
                    .locationProvider()
                    .newDataLocation(layout.spec(), layout.partition(slice), name))
            .withFormat(FileFormat.PARQUET)
            .withPartition(layout.partition(slice))
            .withFileSizeInBytes(Files.size(output.path()))
            .withMetrics(
                ParquetUtil.footerMetrics(
                    writer.footer(), Stream.empty(), MetricsConfig.forTable(table)))
            .withSplitOffsets(ParquetUtil.getSplitOffsets(writer.footer()))
            .withSortOrder(table.sortOrder())
            .build();
    staged.add(new Staged(output.path(), dataFile));
    writer = null;
  }

  private Path stagingPath() {
    return Path.of(settings.scratch(), runId, "writing", UUID.randomUUID() + ".parquet");
  }

  // A local warehouse has its scratch folder beside it, so that a file is on the shelf in one move.
  private void shelve(Path from, String location) throws IOException {
    if (table.io() instanceof LocalFileIO) {
      Path to = LocalFileIO.path(location);
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = table.io().newOutputFile(location).createOrOverwrite()) {
      in.transferTo(out);
    }
    Files.delete(from);
  }

  private MoraineException unwritable(IOException e) {
    return new MoraineException(
        WarehouseError.FILE_UNWRITABLE,
        "Slice "
            + slice
            + " of table "
            + definition.name()
            + " cannot be written: "
            + e.getMessage()
            + ". See that there is room and a right to write, then run this again.",
        e);
  }

  private record Staged(Path path, DataFile dataFile) {}

  /** Refuses rows of other slices. Rows come sorted, so that it mostly sees the same id again. */
  private static final class Guard {
    private final TableDefinition definition;
    private final Slice slice;
    private final int buckets;
    private final int dayColumn;
    private final int bucketColumn;
    private final long day;
    private Utf8Dictionary lastDictionary;
    private int lastId;

    Guard(TableDefinition definition, Slice slice, int buckets) {
      this.definition = definition;
      this.slice = slice;
      this.buckets = buckets;
      this.dayColumn = definition.slicing().dayColumn().map(definition::ordinal).orElse(-1);
      this.bucketColumn = definition.slicing().bucketColumn().map(definition::ordinal).orElse(-1);
      this.day = slice.day().map(java.time.LocalDate::toEpochDay).orElse(0L);
    }

    void check(RowView row) {
      if (dayColumn >= 0 && (row.isNull(dayColumn) || row.longAt(dayColumn) != day)) {
        throw outside(dayColumn);
      }
      if (bucketColumn >= 0) {
        Column.Text texts = (Column.Text) row.block().column(bucketColumn);
        int id = texts.id(row.row());
        if (id < 0) {
          throw outside(bucketColumn);
        }
        if (id != lastId || texts.dictionary() != lastDictionary) {
          Utf8Dictionary dictionary = texts.dictionary();
          int bucket =
              Buckets.of(dictionary.buffer(), dictionary.start(id), dictionary.length(id), buckets);
          if (bucket != slice.bucket().orElseThrow()) {
            throw outside(bucketColumn);
          }
          lastId = id;
          lastDictionary = dictionary;
        }
      }
    }

    private MoraineException outside(int column) {
      return new MoraineException(
          WarehouseError.ROW_OUTSIDE_SLICE,
          "A row of table "
              + definition.name()
              + " was given to slice "
              + slice
              + ", which its "
              + definition.columns().get(column).name()
              + " does not belong to. This is a defect of Moraine.");
    }
  }
}
