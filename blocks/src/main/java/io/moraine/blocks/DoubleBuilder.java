package io.moraine.blocks;

import java.util.Arrays;

/** Collects floating-point numbers. */
final class DoubleBuilder extends ColumnBuilder {
  private double[] values = new double[0];
  private long[] present;

  @Override
  void reset(int rows) {
    if (!isEmpty()) {
      Arrays.fill(values, 0, Math.min(rows, values.length), 0);
      Arrays.fill(present, 0);
    }
    super.reset(rows);
  }

  void set(int row, double value) {
    reserve(row);
    values[row] = value;
    present = Bits.set(present, row);
  }

  @Override
  int width() {
    return Double.BYTES;
  }

  @Override
  int capacity() {
    return values.length;
  }

  @Override
  void resize(int capacity) {
    values = Arrays.copyOf(values, capacity);
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
    Column.Doubles numbers = (Column.Doubles) from.column(column);
    if (Bits.get(numbers.present(), fromRow)) {
      set(row, numbers.values()[fromRow]);
    }
  }

  @Override
  void copyAll(RowBatch batch, int column, int[][][] known, int row) {
    double[][] valuesOf = new double[batch.blockCount()][];
    long[][] presentOf = new long[valuesOf.length][];
    for (int source = 0; source < valuesOf.length; source++) {
      Column.Doubles from = (Column.Doubles) batch.block(source).column(column);
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
      return new Column.Doubles(null, null);
    }
    return new Column.Doubles(
        values.length >= rows ? values : Arrays.copyOf(values, rows), present);
  }
}
