package io.moraine.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;

/** A data file that is being read: its footer, and ways to the pages of its columns. */
final class OpenedFile implements Closeable {
  private final ZstdCodecs codecs = new ZstdCodecs();
  private final ParquetFileReader reader;
  private final SeekableInputStream stream;
  private final FileSchema schema;
  private final FileMemory memory;

  /**
   * @param memory until the file is closed
   */
  OpenedFile(ParquetInput input, FileMemory memory) throws IOException {
    this.memory = memory;
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(codecs)
            .build();
    this.reader = ParquetFileReader.open(input, options);
    this.stream = input.newStream();
    this.schema = new FileSchema(reader.getFileMetaData());
  }

  FileSchema schema() {
    return schema;
  }

  List<BlockMetaData> rowGroups() {
    return reader.getRowGroups();
  }

  /**
   * The pages of a column of a row group, read as they are asked for. Those of the column's row
   * group before must not be read any more: they went through the same memory.
   */
  ColumnPages pages(ColumnChunkMetaData chunk) {
    return new ColumnPages(stream, chunk, codecs, memory(chunk));
  }

  /** The arrays of a column, which one row group after another may use. */
  ColumnMemory memory(ColumnChunkMetaData chunk) {
    return memory.of(chunk.getPath());
  }

  /** The pages of a column of a row group, whatever they are, all read at once. */
  PageReader anyPages(int rowGroup, ColumnDescriptor leaf) throws IOException {
    reader.setRequestedSchema(List.of(leaf));
    return reader.readRowGroup(rowGroup).getPageReader(leaf);
  }

  @Override
  public void close() throws IOException {
    try (reader;
        stream) {
      codecs.release();
    }
  }
}
