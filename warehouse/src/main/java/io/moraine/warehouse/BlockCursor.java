package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;

/**
 * The rows of a data file, in its order, block by block; walk either rows or blocks. In memory are
 * the compressed bytes of one row group, the asked columns only, and one block. A block stays valid
 * after the cursor has moved on.
 */
public final class BlockCursor implements RowCursor {
  private static final int BLOCK_ROWS = 8_192;

  private final ParquetInput input;
  private final Shape shape;
  private final int[] fieldIds;
  private final Optional<RowFilter> filter;
  private final ZstdCodecs codecs = new ZstdCodecs();
  private final RowView view = new RowView();

  private ParquetFileReader file;
  private FileSchema schema;
  private RowGroupScan rowGroup;
  private int rowGroups;
  private Block block;
  private int row;

  BlockCursor(ParquetInput input, Shape shape, int[] fieldIds, Optional<RowFilter> filter) {
    this.input = input;
    this.shape = shape;
    this.fieldIds = fieldIds;
    this.filter = filter;
  }

  public Shape shape() {
    return shape;
  }

  @Override
  public boolean next() {
    while (block == null || row + 1 == block.rows()) {
      if (nextBlock() == null) {
        return false;
      }
      row = -1;
    }
    row++;
    view.at(block, row);
    return true;
  }

  @Override
  public RowView row() {
    return view;
  }

  /**
   * The next block; null after the last.
   *
   * @throws MoraineException if the file cannot be read
   */
  public Block nextBlock() {
    try {
      if (file == null) {
        file = ParquetFileReader.open(input, options());
        schema = new FileSchema(file.getFileMetaData());
      }
      block = rowGroup == null ? null : rowGroup.next(BLOCK_ROWS);
      while (block == null && rowGroups < file.getRowGroups().size()) {
        rowGroup = new RowGroupScan(file, schema, rowGroups++, shape, fieldIds, filter);
        block = rowGroup.next(BLOCK_ROWS);
      }
      return block;
    } catch (IOException | RuntimeException e) {
      throw new MoraineException(
          WarehouseError.FILE_UNREADABLE,
          "Data file %s cannot be read: %s. If it is gone or damaged, build its table again."
              .formatted(input, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    codecs.release();
  }

  private ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(codecs)
        .build();
  }
}
