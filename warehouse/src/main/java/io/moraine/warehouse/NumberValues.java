package io.moraine.warehouse;

import io.moraine.blocks.Column;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Collects numbers, and what is stored as such: days, times, amounts, booleans; of floating-point
 * numbers the bits.
 */
final class NumberValues extends LeafValues {
  private static final long[] NONE = {};
  private static final long[] BITS = {0, 1};

  private final PrimitiveTypeName type;
  private long[] values = NONE;
  // A bit for each that is not null.
  private long[] present = NONE;
  // Booleans are read as if they were ids.
  private long[] dictionary = BITS;

  NumberValues(PrimitiveTypeName type, ColumnMemory memory) {
    super(memory);
    this.type = type;
  }

  @Override
  public void setDictionary(Dictionary parquet) {
    dictionary = new long[parquet.getMaxId() + 1];
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] =
          switch (type) {
            case INT32 -> parquet.decodeToInt(id);
            case DOUBLE -> Double.doubleToRawLongBits(parquet.decodeToDouble(id));
            case FLOAT -> Double.doubleToRawLongBits(parquet.decodeToFloat(id));
            default -> parquet.decodeToLong(id);
          };
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

  @Override
  public void addDouble(double value) {
    addLong(Double.doubleToRawLongBits(value));
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
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
  void addPlain(ByteBuffer page, long[] defined, int count) {
    int from = reserve(count);
    boolean narrow = type == PrimitiveTypeName.INT32;
    for (int word = 0; word << 6 < count; word++) {
      int first = from + (word << 6);
      for (long left = defined[word]; left != 0; left &= left - 1) {
        int place = first + Long.numberOfTrailingZeros(left);
        values[place] = narrow ? page.getInt() : page.getLong();
        present[place >>> 6] |= 1L << place;
      }
    }
  }

  @Override
  void skipPlain(ByteBuffer page, int count) {
    page.position(page.position() + count * width());
  }

  @Override
  void addIds(RunDecoder coded, int count) {
    int from = place(count);
    int[] ids = next(coded, count);
    for (int i = 0; i < count; i++) {
      values[from + i] = dictionary[ids[i]];
    }
  }

  @Override
  void addIds(RunDecoder coded, long[] defined, int count) {
    int from = reserve(count);
    int[] ids = next(coded, BitRange.count(defined, 0, count));
    int taken = 0;
    for (int word = 0; word << 6 < count; word++) {
      int first = from + (word << 6);
      for (long left = defined[word]; left != 0; left &= left - 1) {
        int place = first + Long.numberOfTrailingZeros(left);
        values[place] = dictionary[ids[taken++]];
        present[place >>> 6] |= 1L << place;
      }
    }
  }

  @Override
  Column column() {
    Column column =
        new Column.Numbers(values == NONE ? null : values, present == NONE ? null : present);
    values = NONE;
    present = NONE;
    return column;
  }

  @Override
  void takeBack(Column column) {
    Column.Numbers given = (Column.Numbers) column;
    if (given.values() != null) {
      memory.numbers().giveBack(given.values());
      memory.present().giveBack(given.present());
    }
  }

  @Override
  void grow(int capacity) {
    if (values == NONE) {
      values = memory.numbers().take(capacity);
      present = memory.present().take((values.length >>> 6) + 1);
    } else {
      values = Arrays.copyOf(values, capacity);
      present = Arrays.copyOf(present, (capacity >>> 6) + 1);
    }
  }

  @Override
  int capacity() {
    return values.length;
  }

  // The first place of so many more values that are not null.
  private int place(int count) {
    int from = reserve(count);
    BitRange.set(present, from, from + count);
    return from;
  }

  private int width() {
    return type == PrimitiveTypeName.INT32 ? Integer.BYTES : Long.BYTES;
  }

  private void read(ByteBuffer page, long[] into, int from, int count) {
    if (type == PrimitiveTypeName.INT32) {
      for (int place = from; place < from + count; place++) {
        into[place] = page.getInt();
      }
    } else {
      page.asLongBuffer().get(into, from, count);
      skipPlain(page, count);
    }
  }
}
