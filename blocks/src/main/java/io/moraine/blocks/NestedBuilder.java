package io.moraine.blocks;

import java.util.Arrays;

/**
 * Collects lists or maps. The offsets of rows without elements are filled in when a later row has
 * some.
 */
final class NestedBuilder extends ColumnBuilder {
  private static final int COPIED_TOGETHER = 1024;

  private final BlockBuilder elements;
  private long[] present;
  // Where the elements of each row begin; known up to a row, which may be before the current one.
  private int[] offsets = new int[1];
  private int known;
  // Elements on their way from other blocks; made when the first rows are copied together.
  private RowBatch copied;

  NestedBuilder(Shape element) {
    elements = new BlockBuilder(element);
  }

  @Override
  long bytes() {
    return super.bytes() + elements.bytes();
  }

  @Override
  long heldBytes() {
    return super.heldBytes() + elements.heldBytes();
  }

  @Override
  void reset(int rows) {
    if (!isEmpty()) {
      Arrays.fill(present, 0);
      known = 0;
    }
    super.reset(rows);
    elements.clear();
  }

  /** Where a row's elements are set; it is not null from now on. */
  BlockBuilder begin(int row) {
    present = Bits.set(present, row);
    fillOffsets(row);
    return elements;
  }

  @Override
  int width() {
    return Integer.BYTES;
  }

  @Override
  int capacity() {
    return offsets.length;
  }

  @Override
  void resize(int capacity) {
    offsets = Arrays.copyOf(offsets, capacity);
  }

  private void fillOffsets(int row) {
    reserve(row);
    if (known < row) {
      Arrays.fill(offsets, known + 1, row + 1, elementCount());
      known = row;
    }
  }

  @Override
  boolean isSet(int row) {
    return Bits.get(present, row);
  }

  @Override
  void clear(int row) {
    if (isSet(row)) {
      elements.truncate(offsets[row]);
      Bits.clear(present, row);
    }
    known = Math.min(known, row);
  }

  @Override
  void copy(Block from, int column, int fromRow, int[][] known, int row) {
    Column.Nested lists = (Column.Nested) from.column(column);
    if (Bits.get(lists.present(), fromRow)) {
      begin(row);
      for (int e = lists.offsets()[fromRow]; e < lists.offsets()[fromRow + 1]; e++) {
        elements.copyRow(lists.elements(), e);
      }
    }
  }

  @Override
  void copyAll(RowBatch batch, int column, int[][][] known, int row) {
    if (copied == null) {
      copied = new RowBatch(elements.shape(), COPIED_TOGETHER);
    }
    for (int i = 0; i < batch.size(); i++) {
      int fromRow = batch.rows()[i];
      Column.Nested lists = (Column.Nested) batch.block(batch.sources()[i]).column(column);
      if (Bits.get(lists.present(), fromRow)) {
        begin(row + i);
        for (int e = lists.offsets()[fromRow]; e < lists.offsets()[fromRow + 1]; e++) {
          copied.add(lists.elements(), e);
          if (copied.isFull()) {
            copyElements();
          }
        }
      }
    }
    copyElements();
  }

  private void copyElements() {
    elements.copyRows(copied);
    copied.clear();
  }

  // How many elements there are, with those that are still to be copied.
  private int elementCount() {
    return elements.rows() + (copied == null ? 0 : copied.size());
  }

  @Override
  Column build(int rows) {
    if (isEmpty()) {
      return new Column.Nested(null, null, elements.lend());
    }
    fillOffsets(rows);
    return new Column.Nested(offsets, present, elements.lend());
  }
}
