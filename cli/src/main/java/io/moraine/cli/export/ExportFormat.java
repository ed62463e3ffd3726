package io.moraine.cli.export;

import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.cli.output.CsvWriter;
import io.moraine.cli.output.JsonWriter;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.ParquetExport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** What a table can be written as. */
public enum ExportFormat {
  /** RFC 4180 with a header; lists and maps are JSON in a field. */
  CSV {
    @Override
    public RowFile open(Path file, Shape shape, TableDefinition table) throws IOException {
      return new ResultFile(file, shape, CsvWriter::new);
    }
  },
  /** An array of objects, one a line. */
  JSON {
    @Override
    public RowFile open(Path file, Shape shape, TableDefinition table) throws IOException {
      return new ResultFile(file, shape, JsonWriter::new);
    }
  },
  /** Parquet, with the types of the table. */
  PARQUET {
    @Override
    public RowFile open(Path file, Shape shape, TableDefinition table) throws IOException {
      ParquetExport export = ParquetExport.to(file, table, shape);
      return new RowFile() {
        @Override
        public void add(RowView row) throws IOException {
          export.add(row);
        }

        @Override
        public void close() throws IOException {
          export.close();
        }
      };
    }
  };

  /** A file of that format for rows of that shape; a file of that name is replaced. */
  public abstract RowFile open(Path file, Shape shape, TableDefinition table) throws IOException;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Rows as a result is written, to a file. */
  private static final class ResultFile implements RowFile {
    private final PrintStream out;
    private final ResultWriter result;
    private final Shape shape;

    ResultFile(
        Path file, Shape shape, BiFunction<PrintStream, List<ResultColumn>, ResultWriter> writer)
        throws IOException {
      this.shape = shape;
      this.out =
          new PrintStream(
              new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16),
              false,
              StandardCharsets.UTF_8);
      this.result = writer.apply(out, RowValues.columns(shape));
    }

    @Override
    public void add(RowView row) {
      result.row(RowValues.of(row, shape));
    }

    @Override
    public void close() throws IOException {
      result.close();
      out.close();
      if (out.checkError()) {
        throw new IOException("the disk may be full");
      }
    }
  }
}
