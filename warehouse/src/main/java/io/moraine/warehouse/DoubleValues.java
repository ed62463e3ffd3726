package io.moraine.warehouse;

import io.moraine.blocks.Column;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;

/** Collects floating-point numbers. */
final class DoubleValues extends NumberValues {
  private double[] values = new double[0];
  private double[] dictionary;

  @Override
  public void setDictionary(Dictionary parquet) {
    dictionary = new double[parquet.getMaxId() + 1];
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] = parquet.decodeToDouble(id);
    }
  }

  @Override
  void setDictionary(ByteBuffer entries, int count) {
    dictionary = new double[count];
    entries.asDoubleBuffer().get(dictionary);
  }

  @Override
  public void addDouble(double value) {
    int place = place(1);
    values[place] = value;
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  void addPlain(ByteBuffer page, int count) {
    int from = place(count);
    page.asDoubleBuffer().get(values, from, count);
    skipPlain(page, count);
  }

  @Override
  void skipPlain(ByteBuffer page, int count) {
    page.position(page.position() + count * Double.BYTES);
  }

  @Override
  void set(int place, int id) {
    values[place] = dictionary[id];
  }

  @Override
  Column column() {
    double[] taken = values.length == 0 ? null : values;
    values = new double[0];
    return new Column.Doubles(taken, takePresent());
  }

  @Override
  void grow(int capacity) {
    super.grow(capacity);
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  int capacity() {
    return values.length;
  }
}
