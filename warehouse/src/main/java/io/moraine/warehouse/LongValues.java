package io.moraine.warehouse;

import io.moraine.blocks.Column;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Collects whole numbers, and what is stored as such: days, times, amounts, booleans. */
final class LongValues extends NumberValues {
  private static final long[] BITS = {0, 1};

  private final PrimitiveTypeName type;
  private long[] values = new long[0];
  // Booleans are read as if they were ids.
  private long[] dictionary = BITS;

  LongValues(PrimitiveTypeName type) {
    this.type = type;
  }

  @Override
  public void setDictionary(Dictionary parquet) {
    dictionary = new long[parquet.getMaxId() + 1];
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] =
          type == PrimitiveTypeName.INT32 ? parquet.decodeToInt(id) : parquet.decodeToLong(id);
    }
  }

  @Override
  void setDictionary(ByteBuffer entries, int count) {
    dictionary = new long[count];
    read(entries, dictionary, 0, count);
  }

  @Override
  public void addLong(long value) {
    int place = place(1);
    values[place] = value;
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addBoolean(boolean value) {
    addLong(value ? 1 : 0);
  }

  /** A decimal as other engines may write it. */
  @Override
  public void addBinary(Binary value) {
    addLong(new BigInteger(value.getBytes()).longValueExact());
  }

  @Override
  void addPlain(ByteBuffer page, int count) {
    int from = place(count);
    read(page, values, from, count);
  }

  @Override
  void skipPlain(ByteBuffer page, int count) {
    int width = type == PrimitiveTypeName.INT64 ? Long.BYTES : Integer.BYTES;
    page.position(page.position() + count * width);
  }

  private void read(ByteBuffer page, long[] into, int from, int count) {
    if (type == PrimitiveTypeName.INT64) {
      page.asLongBuffer().get(into, from, count);
      page.position(page.position() + count * Long.BYTES);
    } else {
      for (int place = from; place < from + count; place++) {
        into[place] = page.getInt();
      }
    }
  }

  @Override
  void set(int place, int id) {
    values[place] = dictionary[id];
  }

  @Override
  Column column() {
    long[] taken = values.length == 0 ? null : values;
    values = new long[0];
    return new Column.Longs(taken, takePresent());
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
