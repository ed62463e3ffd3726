package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.Optional;

/**
 * The rows of a data file, in its order, block by block; walk either rows or blocks. In memory are
 * a page of each asked column and one block. A block stays valid after the cursor has moved on,
 * unless it is lent.
 */
public final class BlockCursor implements RowCursor {
  // A part of a page as we write them, so that hardly a block has rows of two pages.
  private static final int BLOCK_ROWS = ColumnChunk.MAX_PAGE_ROWS / 5;

  private final ParquetInput input;
  private final Shape shape;
  private final int[] fieldIds;
  private final Optional<RowFilter> filter;
  private final RowView view = new RowView();

  private OpenedFile file;
  private RowGroupScan rowGroup;
  private int rowGroups;
  private Block block;
  private int row;
  // Whose arrays it uses while it is open; null where it has its own.
  private ReadMemory lender;
  private boolean lends;
  private FileMemory memory;

  BlockCursor(ParquetInput input, Shape shape, int[] fieldIds, Optional<RowFilter> filter) {
    this.input = input;
    this.shape = shape;
    this.fieldIds = fieldIds;
    this.filter = filter;
  }

  /**
   * Lends the blocks: their arrays are used again for the next block, and for other files once this
   * cursor is closed, but for those of blocks that are {@link Block#hold held}.
   *
   * @param from where the arrays come from and go to
   */
  public BlockCursor lending(ReadMemory from) {
    lends = true;
    return reading(from);
  }

  /**
   * Reads pages into arrays that are used for other files once this cursor is closed. Its blocks
   * stay valid.
   *
   * @param into where the arrays come from and go to
   */
  public BlockCursor reading(ReadMemory into) {
    lender = into;
    return this;
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

  @Override
  public int stretch() {
    return block.rows() - row;
  }

  @Override
  public void passOver(int rows) {
    row += rows;
    view.at(block, row);
  }

  /**
   * The next block; null after the last.
   *
   * @throws MoraineException if the file cannot be read
   */
  public Block nextBlock() {
    try {
      if (file == null) {
        memory = lender == null ? new FileMemory() : lender.take();
        file = new OpenedFile(input, memory);
      }
      takeBack();
      block = rowGroup == null ? null : rowGroup.next(BLOCK_ROWS);
      while (block == null && rowGroups < file.rowGroups().size()) {
        rowGroup = new RowGroupScan(file, rowGroups++, shape, fieldIds, filter, lends);
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

  private void takeBack() {
    if (lends && block != null && !block.isHeld()) {
      rowGroup.takeBack(block);
    }
    block = null;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      takeBack();
      if (lender != null && memory != null) {
        lender.giveBack(memory);
        memory = null;
      }
      file.close();
    }
  }
}
