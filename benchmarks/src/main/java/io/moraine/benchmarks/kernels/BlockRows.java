package io.moraine.benchmarks.kernels;

import io.moraine.blocks.Block;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;

/** The rows of a block in memory, one after another. */
final class BlockRows implements RowCursor {
  private final Block block;
  private final RowView view = new RowView();
  private int row = -1;

  BlockRows(Block block) {
    this.block = block;
  }

  @Override
  public boolean next() {
    row++;
    return row < block.rows();
  }

  @Override
  public RowView row() {
    return view.at(block, row);
  }

  @Override
  public void close() {
    // Memory only.
  }
}
