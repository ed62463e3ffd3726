package io.moraine.warehouse;

import io.moraine.blocks.Column;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.Type.Repetition;

/** One Parquet column of one row group, about to be written. */
final class ColumnChunk {
  private static final int PAGE_BYTES = 1 << 20;
  static final int MAX_PAGE_ROWS = 20_000;
  private static final int MIN_PAGE_ROWS = 100;

  private final ColumnDescriptor column;
  private final LeafEncoder values;
  private final int rows;
  private final int definedAt;
  // Of a list or map; null for a column of plain values.
  private final Column.Nested lists;
  private final int presentAt;

  private ColumnChunk(
      ColumnDescriptor column, LeafEncoder values, int rows, Column.Nested lists, int presentAt) {
    this.column = column;
    this.values = values;
    this.rows = rows;
    this.definedAt = column.getMaxDefinitionLevel();
    this.lists = lists;
    this.presentAt = presentAt;
  }

  /** A column of plain values. */
  static ColumnChunk ofRows(
      ColumnDescriptor column, Column values, int rows, EncoderMemory memory) {
    LeafEncoder encoder = LeafEncoder.of(values, rows, column.getPrimitiveType(), memory);
    return new ColumnChunk(column, encoder, rows, null, 0);
  }

  /**
   * A field of the elements of a list or map.
   *
   * @param presentAt the definition level of a row whose list is not null but empty
   */
  static ColumnChunk ofElements(
      ColumnDescriptor column,
      Column.Nested lists,
      int field,
      int rows,
      int presentAt,
      EncoderMemory memory) {
    Column values = lists.elements().column(field);
    LeafEncoder encoder =
        LeafEncoder.of(values, lists.elements().rows(), column.getPrimitiveType(), memory);
    return new ColumnChunk(column, encoder, rows, lists, presentAt);
  }

  /**
   * Appends the column to the row group.
   *
   * @throws IllegalArgumentException if it is required and has a null
   */
  void write(ParquetFileWriter file, BytesInputCompressor compressor) throws IOException {
    refuseNulls();
    file.startColumn(
        column,
        entries(),
        values.isPacked() ? CompressionCodecName.UNCOMPRESSED : compressor.getCodecName());
    if (values.dictionarySize() > 0) {
      BytesInput plain = values.dictionary();
      file.writeDictionaryPage(
          new DictionaryPage(
              compressor.compress(plain),
              (int) plain.size(),
              values.dictionarySize(),
              values.encoding()));
    }
    int step = rowsPerPage();
    for (int from = 0; from < rows; from += step) {
      writePage(from, Math.min(rows, from + step), file, compressor);
    }
    file.endColumn();
  }

  private int rowsPerPage() {
    if (values.dictionarySize() > 0) {
      return MAX_PAGE_ROWS;
    }
    long fitting = (long) rows * PAGE_BYTES / Math.max(1, values.plainBytes());
    return (int) Math.max(MIN_PAGE_ROWS, Math.min(MAX_PAGE_ROWS, fitting));
  }

  // A row whose list is null or empty has an entry too, without value.
  private long entries() {
    if (lists == null) {
      return rows;
    }
    long entries = 0;
    for (int row = 0; row < rows; row++) {
      entries += Math.max(1, first(row + 1) - first(row));
    }
    return entries;
  }

  /** The place of the first value of a row. */
  private int first(int row) {
    if (lists == null) {
      return row;
    }
    return lists.offsets() == null ? 0 : lists.offsets()[row];
  }

  private void writePage(int from, int to, ParquetFileWriter file, BytesInputCompressor compressor)
      throws IOException {
    Levels levels = levels(from, to);
    values.turnTo(first(from), first(to));
    BytesInput page = BytesInput.concat(levels.repetition(), levels.definition(), values.encode());
    Statistics<?> statistics = values.statistics();
    statistics.setNumNulls(levels.nulls());
    file.writeDataPage(
        levels.entries(),
        (int) page.size(),
        values.isPacked() ? page : compressor.compress(page),
        statistics,
        to - from,
        Encoding.RLE,
        Encoding.RLE,
        values.encoding());
  }

  private Levels levels(int from, int to) throws IOException {
    if (lists == null && values.count() == rows) {
      return Levels.alike(to - from, definedAt, definedAt);
    } else if (lists == null && values.count() == 0) {
      return Levels.alike(to - from, definedAt - 1, definedAt);
    }
    Levels.Builder levels =
        new Levels.Builder(column.getMaxRepetitionLevel(), definedAt, values.memory());
    if (lists == null) {
      levels.addValues(values, from, to);
    } else {
      addLists(from, to, levels);
    }
    return levels.build();
  }

  private void addLists(int from, int to, Levels.Builder levels) {
    int row = from;
    while (row < to) {
      int nulls = nullsFrom(row, to);
      levels.addEmpty(presentAt - 1, nulls);
      row += nulls;
      if (row < to) {
        if (first(row) == first(row + 1)) {
          levels.addEmpty(presentAt, 1);
        } else {
          levels.addElements(values, first(row), first(row + 1));
        }
        row++;
      }
    }
  }

  // How many rows from that one on are null.
  private int nullsFrom(int row, int to) {
    int next = row;
    long[] present = lists.present();
    while (next < to) {
      int word = next >>> 6;
      long left = present == null || word >= present.length ? 0 : present[word] >>> next;
      if (left != 0) {
        return Math.min(to, next + Long.numberOfTrailingZeros(left)) - row;
      }
      next = (word + 1) << 6;
    }
    return to - row;
  }

  private void refuseNulls() {
    int size = lists == null ? rows : first(rows);
    if (column.getPrimitiveType().isRepetition(Repetition.REQUIRED) && values.count() < size) {
      throw new IllegalArgumentException(
          "Column " + String.join(".", column.getPath()) + " is required and has a null.");
    }
  }
}
