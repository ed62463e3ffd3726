package io.moraine.warehouse;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.TableDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;

/** Rows as one Parquet file outside of the warehouse, for other programs; holds a row group. */
public final class ParquetExport implements Closeable {
  private static final int ROWS_IN_GROUP = 1 << 17;
  private static final long BYTES_IN_GROUP = 64L << 20;

  private final BlockParquetWriter writer;
  private final BlockBuilder rows;

  private ParquetExport(BlockParquetWriter writer, Shape shape) {
    this.writer = writer;
    this.rows = new BlockBuilder(shape);
  }

  /**
   * Begins a file, in place of any of that name.
   *
   * @param shape columns of the table in any order
   */
  public static ParquetExport to(Path file, TableDefinition table, Shape shape) throws IOException {
    Schema schema =
        new Schema(
            shape.fields().stream()
                .map(field -> table.columns().get(table.ordinal(field.name())))
                .collect(Collectors.toList()));
    return new ParquetExport(
        new BlockParquetWriter(new FileLayout(schema), new HashedOutput(file), new EncoderMemory()),
        shape);
  }

  /** Adds a row of the shape. */
  public void add(RowView row) throws IOException {
    rows.copyRow(row.block(), row.row());
    if (rows.rows() == ROWS_IN_GROUP || rows.bytes() > BYTES_IN_GROUP) {
      flush();
    }
  }

  @Override
  public void close() throws IOException {
    try (writer) {
      if (rows.rows() > 0) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    writer.write(rows.build());
  }
}
