package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Writes blocks as the row groups of a Parquet file, column after column: field ids of the schema,
 * lists with three levels, times by their differences and all else by Zstandard, pages of version 1
 * with statistics. The same blocks give the same pages.
 *
 * <p>Parquet's own writer takes values one by one and hashes each text anew, which takes several
 * times as long.
 */
final class BlockParquetWriter implements Closeable {
  private final FileLayout layout;
  private final HashedOutput to;
  private final ParquetFileWriter file;
  private final EncoderMemory memory;
  private final ZstdCodecs codecs;

  /**
   * Begins a file.
   *
   * @param memory which one writer may have after another, and several in turn
   */
  BlockParquetWriter(FileLayout layout, HashedOutput to, EncoderMemory memory) throws IOException {
    this.layout = layout;
    this.memory = memory;
    this.codecs = new ZstdCodecs(memory.compressor());
    this.to = to;
    this.file =
        new ParquetFileWriter(
            to,
            layout.schema(),
            ParquetFileWriter.Mode.CREATE,
            Long.MAX_VALUE,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            false);
    file.start();
    to.include(layout.toString());
  }

  /**
   * Writes a block as a row group.
   *
   * @throws IllegalArgumentException if a required column has a null
   */
  void write(Block block) throws IOException {
    List<ColumnDescriptor> leaves = layout.leaves();
    file.startBlock(block.rows());
    int leaf = 0;
    for (int i = 0; i < block.shape().size(); i++) {
      if (block.column(i) instanceof Column.Nested lists) {
        int presentAt = layout.presentAt(block.shape().field(i).name());
        for (int field = 0; field < lists.elements().shape().size(); field++) {
          ColumnDescriptor column = leaves.get(leaf++);
          write(ColumnChunk.ofElements(column, lists, field, block.rows(), presentAt, memory));
        }
      } else {
        write(ColumnChunk.ofRows(leaves.get(leaf++), block.column(i), block.rows(), memory));
      }
    }
    file.endBlock();
  }

  /** Bytes written so far. */
  long bytes() throws IOException {
    return file.getPos();
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    try (file) {
      to.endRows();
      file.end(Map.of());
    } finally {
      codecs.release();
    }
  }

  /** What stands at the end of the file, once it is closed. */
  ParquetMetadata footer() {
    return file.getFooter();
  }

  private void write(ColumnChunk chunk) throws IOException {
    chunk.write(file, codecs.getCompressor(CompressionCodecName.ZSTD));
  }
}
