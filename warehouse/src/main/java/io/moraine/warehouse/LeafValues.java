package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Collects the values of one Parquet column of a row group into columns of blocks: many at a time,
 * or one by one as Parquet's converter.
 */
abstract class LeafValues extends PrimitiveConverter {
  private static final int LEAST_CAPACITY = 1024;

  private int size;
  // What the last column took: the next one is likely to need as much.
  private int usual = LEAST_CAPACITY;
  private int[] coded = new int[0];

  /**
   * A collector of values.
   *
   * @param field how blocks keep them
   * @param type how the file keeps them
   * @param onlyDictionary whether every page of the row group is dictionary-coded
   */
  static LeafValues of(Shape.Field field, PrimitiveType type, boolean onlyDictionary) {
    return switch (field.kind()) {
      case TEXT -> new Texts(onlyDictionary);
      case LONG -> new Longs(type.getPrimitiveTypeName());
      case DOUBLE -> new Doubles();
      case NESTED ->
          throw new IllegalArgumentException(
              "Column " + field.name() + " is nested more than once.");
    };
  }

  /** Adds so many nulls. */
  final void addNulls(int count) {
    size += count;
  }

  /**
   * Of the values until the next {@link #take} only those are wanted whose bits are set; others may
   * come out as nulls, where to pass them over is faster.
   */
  void want(long[] bits) {}

  /**
   * Takes the dictionary of a page, whose entries stand one after another.
   *
   * @param entries in an array that is ours from now on
   */
  abstract void setDictionary(ByteBuffer entries, int count);

  /** Adds so many values that stand one after another in a page. */
  abstract void addPlain(ByteBuffer page, int count);

  /** Passes over so many values that stand one after another in a page. */
  abstract void skipPlain(ByteBuffer page, int count);

  /** Adds so many values by their ids in the dictionary. */
  abstract void addIds(RunDecoder ids, int count);

  /**
   * Adds values by their ids in the dictionary, and nulls between them.
   *
   * @param defined a bit for each, set for a value; no further bits are set
   */
  abstract void addIds(RunDecoder ids, long[] defined, int count);

  @Override
  public abstract void setDictionary(Dictionary dictionary);

  /** The values so far as a column; collecting then starts anew. */
  final Column take() {
    if (capacity() > 0 && capacity() < size) {
      grow(size); // Nulls at the end.
    }
    usual = Math.max(LEAST_CAPACITY, capacity());
    Column column = column();
    size = 0;
    return column;
  }

  /**
   * Gives the arrays away, which are longer than the rows at most; begins with empty ones. A column
   * without any value has none.
   */
  abstract Column column();

  /** Makes room in the arrays. */
  abstract void grow(int capacity);

  /** How many rows the arrays have room for; 0 as long as there were nulls only. */
  abstract int capacity();

  /** The first place of so many more values. */
  final int reserve(int count) {
    int from = size;
    size += count;
    if (size > capacity()) {
      grow(Math.max(Math.max(usual, size), capacity() * 2));
    }
    return from;
  }

  /** The next ids; valid until the next ones are asked for. */
  final int[] next(RunDecoder ids, int count) {
    if (coded.length < count) {
      coded = new int[Math.max(LEAST_CAPACITY, count)];
    }
    ids.next(coded, 0, count);
    return coded;
  }

  static int count(long[] bits, int length) {
    int count = 0;
    for (int word = 0; word << 6 < length; word++) {
      count += Long.bitCount(bits[word]);
    }
    return count;
  }

  private static final class Texts extends LeafValues {
    private static final VarHandle LENGTH =
        MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int[] NONE = new int[0];

    private final boolean onlyDictionary;
    private Utf8Dictionary texts = new Utf8Dictionary();
    private int[] ids = NONE;
    // The column's own dictionary; null where it has none.
    private Utf8Dictionary dictionary;
    // For each of its ids one more than the id in texts; 0 where it is not there yet. Null where
    // ids
    // are the same in both.
    private int[] translated;
    // The bits of the places that are wanted; null where all are.
    private long[] wanted;

    Texts(boolean onlyDictionary) {
      this.onlyDictionary = onlyDictionary;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary parquet) {
      Utf8Dictionary entries = new Utf8Dictionary();
      for (int id = 0; id <= parquet.getMaxId(); id++) {
        ByteBuffer text = parquet.decodeToBinary(id).toByteBuffer();
        entries.append(text.array(), text.arrayOffset() + text.position(), text.remaining());
      }
      setDictionary(entries);
    }

    @Override
    void setDictionary(ByteBuffer entries, int count) {
      byte[] bytes = entries.array();
      int[] starts = new int[count + 1];
      int next = entries.arrayOffset() + entries.position();
      starts[0] = next;
      for (int id = 0; id < count; id++) {
        int length = (int) LENGTH.get(bytes, next);
        next += Integer.BYTES;
        System.arraycopy(bytes, next, bytes, starts[id], length);
        starts[id + 1] = starts[id] + length;
        next += length;
      }
      setDictionary(Utf8Dictionary.shared(bytes, starts));
    }

    /**
     * Where all values are in the dictionary, it is taken over as it is, and all blocks of the row
     * group share it. A dictionary that blocks share must not grow; else each block has its own.
     */
    private void setDictionary(Utf8Dictionary entries) {
      dictionary = entries;
      if (onlyDictionary) {
        texts = entries;
      } else {
        translated = new int[entries.size()];
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      int place = reserve(1);
      ids[place] = translate(id);
    }

    @Override
    public void addBinary(Binary value) {
      int place = reserve(1);
      ids[place] = idOf(value.toByteBuffer());
    }

    @Override
    void want(long[] bits) {
      wanted = bits;
    }

    @Override
    void addPlain(ByteBuffer page, int count) {
      int from = reserve(count);
      if (dictionary == null && wanted == null && texts.size() == 0) {
        takeAll(page, from, count);
        return;
      }
      for (int place = from; place < from + count; place++) {
        int length = page.getInt();
        int start = page.position();
        if (wanted == null || (wanted[place >>> 6] >>> place & 1) != 0) {
          ids[place] = plainIdOf(page.array(), page.arrayOffset() + start, length) + 1;
        }
        page.position(start + length);
      }
    }

    @Override
    void skipPlain(ByteBuffer page, int count) {
      for (int i = 0; i < count; i++) {
        int length = page.getInt();
        page.position(page.position() + length);
      }
    }

    // The first texts of a block, without what stands between them in the page and without those of
    // which the row before has the same.
    private void takeAll(ByteBuffer page, int from, int count) {
      byte[] source = page.array();
      int next = page.arrayOffset() + page.position();
      byte[] bytes = new byte[endOfTexts(source, next, count) - next - count * Integer.BYTES];
      int[] starts = new int[count + 1];
      int size = 0;
      for (int place = from; place < from + count; place++) {
        int length = (int) LENGTH.get(source, next);
        next += Integer.BYTES;
        int end = starts[size];
        int last = size == 0 ? end : starts[size - 1];
        if (size == 0 || !Arrays.equals(bytes, last, end, source, next, next + length)) {
          System.arraycopy(source, next, bytes, end, length);
          size++;
          starts[size] = end + length;
        }
        ids[place] = size;
        next += length;
      }
      page.position(next - page.arrayOffset());
      texts = Utf8Dictionary.over(bytes, Arrays.copyOf(starts, size + 1));
    }

    private static int endOfTexts(byte[] page, int from, int count) {
      int end = from;
      for (int i = 0; i < count; i++) {
        end += Integer.BYTES + (int) LENGTH.get(page, end);
      }
      return end;
    }

    // A column that was not worth a dictionary has hardly a text twice, unless rows are sorted by
    // it.
    private int plainIdOf(byte[] utf8, int from, int length) {
      return dictionary == null
          ? texts.appendUnlessLast(utf8, from, length)
          : texts.add(utf8, from, length);
    }

    @Override
    void addIds(RunDecoder coded, int count) {
      int from = reserve(count);
      coded.next(ids, from, count);
      if (translated == null) {
        for (int place = from; place < from + count; place++) {
          ids[place]++;
        }
      } else {
        for (int place = from; place < from + count; place++) {
          ids[place] = translate(ids[place]);
        }
      }
    }

    @Override
    void addIds(RunDecoder coded, long[] defined, int count) {
      int from = reserve(count);
      int[] next = next(coded, count(defined, count));
      int taken = 0;
      for (int word = 0; word << 6 < count; word++) {
        int first = from + (word << 6);
        for (long left = defined[word]; left != 0; left &= left - 1) {
          ids[first + Long.numberOfTrailingZeros(left)] = translate(next[taken++]);
        }
      }
    }

    @Override
    Column column() {
      Column column = new Column.Text(ids == NONE ? null : ids, texts);
      ids = NONE;
      wanted = null;
      if (!onlyDictionary) {
        texts = new Utf8Dictionary();
        if (translated != null) {
          Arrays.fill(translated, 0);
        }
      }
      return column;
    }

    @Override
    void grow(int capacity) {
      ids = Arrays.copyOf(ids, capacity);
    }

    @Override
    int capacity() {
      return ids.length;
    }

    private int translate(int id) {
      if (translated == null) {
        return id + 1;
      }
      if (translated[id] == 0) {
        translated[id] = texts.addFrom(dictionary, id) + 1;
      }
      return translated[id];
    }

    private int idOf(ByteBuffer text) {
      return texts.add(text.array(), text.arrayOffset() + text.position(), text.remaining()) + 1;
    }
  }

  /** What numbers of both kinds have: a bit for each that is not null. */
  private abstract static class Numbers extends LeafValues {
    private static final long[] NONE = new long[0];

    private long[] present = NONE;

    /** The first place of so many more values that are not null. */
    final int place(int count) {
      int from = reserve(count);
      setPresent(from, from + count);
      return from;
    }

    @Override
    final void addIds(RunDecoder coded, int count) {
      int from = place(count);
      int[] ids = next(coded, count);
      for (int i = 0; i < count; i++) {
        set(from + i, ids[i]);
      }
    }

    @Override
    final void addIds(RunDecoder coded, long[] defined, int count) {
      int from = reserve(count);
      int[] ids = next(coded, count(defined, count));
      int taken = 0;
      for (int word = 0; word << 6 < count; word++) {
        int first = from + (word << 6);
        for (long left = defined[word]; left != 0; left &= left - 1) {
          int place = first + Long.numberOfTrailingZeros(left);
          set(place, ids[taken++]);
          present[place >>> 6] |= 1L << place;
        }
      }
    }

    /** Sets a value to that of an id of the dictionary. */
    abstract void set(int place, int id);

    @Override
    void grow(int capacity) {
      present = Arrays.copyOf(present, (capacity >>> 6) + 1);
    }

    private void setPresent(int from, int to) {
      int place = from;
      while (place < to) {
        int inWord = Math.min(Long.SIZE - (place & 63), to - place);
        present[place >>> 6] |= (-1L >>> Long.SIZE - inWord) << place;
        place += inWord;
      }
    }

    /** The bits so far; collecting then starts anew. */
    final long[] takePresent() {
      long[] taken = present == NONE ? null : present;
      present = NONE;
      return taken;
    }
  }

  private static final class Longs extends Numbers {
    private static final long[] BITS = {0, 1};

    private final PrimitiveTypeName type;
    private long[] values = new long[0];
    // Booleans are read as if they were ids.
    private long[] dictionary = BITS;

    Longs(PrimitiveTypeName type) {
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

  private static final class Doubles extends Numbers {
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
}
