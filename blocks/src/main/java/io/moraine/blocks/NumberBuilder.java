package io.moraine.blocks;

import java.util.Arrays;

/** Collects numbers of 64 bits. */
final class NumberBuilder extends ColumnBuilder {
  private long[] values = new long[0];
  private long[] present;

  @Override
  void reset(int rows) {
    if (!isEmpty()) {
      Arrays.fill(values, 0, Math.min(rows, values.length), 0);
      Arrays.fill(present, 0);
    }
    super.reset(rows);
  }

  void set(int row, long value) {
    reserve(row);
    values[row] = value;
    present = Bits.set(present, row);
  }

  @Override
  int width() {
    return Long.BYTES;
  }

  @Override
  int capacity() {
    return values.length;
  }

  @Override
  void resize(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  /** The number of a row; meaningless where it is not set. */
  long at(int row) {
    return row < values.length ? values[row] : 0;
  }

  @Override
  boolean isSet(int row) {
    return Bits.get(present, row);
  }

  @Override
  void clear(int row) {
    Bits.clear(present, row);
  }

  @Override
  void copy(Block from, int column, int fromRow, int[][] known, int row) {
    Column.Numbers numbers = (Column.Numbers) from.column(column);
    if (Bits.get(numbers.present(), fromRow)) {
      set(row, numbers.values()[fromRow]);
    }
  }

  @Override
  void copyAll(RowBatch batch, int column, int[][][] known, int row) {
    long[][] valuesOf = new long[batch.blockCount()][];
    long[][] presentOf = new long[valuesOf.length][];
    for (int source = 0; source < valuesOf.length; source++) {
      Column.Numbers from = (Column.Numbers) batch.block(source).column(column);
      valuesOf[source] = from.values();
      presentOf[source] = from.present();
    }
    int[] sources = batch.sources();
    int[] rows = batch.rows();
    long[] selected = batch.select(presentOf);
    for (int word = 0; word < Bits.words(batch.size()); word++) {
      for (long left = selected[word]; left != 0; left &= left - 1) {
        int i = (word << 6) + Long.numberOfTrailingZeros(left);
        set(row + i, valuesOf[sources[i]][rows[i]]);
      }
    }
  }

  @Override
  Column build(int rows) {
    if (isEmpty()) {
      return new Column.Numbers(null, null);
    }
    return new Column.Numbers(
        values.length >= rows ? values : Arrays.copyOf(values, rows), present);
  }
}
