package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Utf8Dictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;

/** Collects texts. Those of a dictionary that the whole row group has keep their ids there. */
final class TextValues extends LeafValues {
  private static final VarHandle LENGTH =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] NONE = new int[0];

  private final boolean onlyDictionary;
  private Utf8Dictionary texts = new Utf8Dictionary();
  private int[] ids = NONE;
  // The column's own dictionary; null where it has none.
  private Utf8Dictionary dictionary;
  // For each of its ids one more than the id in texts; 0 where it is not there yet. Null where ids
  // are the same in both.
  private int[] translated;
  // The bits of the places that are wanted; null where all are.
  private long[] wanted;

  TextValues(boolean onlyDictionary, ColumnMemory memory) {
    super(memory);
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
      set(place, page);
    }
  }

  @Override
  void addPlain(ByteBuffer page, long[] defined, int count) {
    int from = reserve(count);
    for (int word = 0; word << 6 < count; word++) {
      int first = from + (word << 6);
      for (long left = defined[word]; left != 0; left &= left - 1) {
        set(first + Long.numberOfTrailingZeros(left), page);
      }
    }
  }

  private void set(int place, ByteBuffer page) {
    int length = page.getInt();
    int start = page.position();
    if (wanted == null || (wanted[place >>> 6] >>> place & 1) != 0) {
      ids[place] = plainIdOf(page.array(), page.arrayOffset() + start, length) + 1;
    }
    page.position(start + length);
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

  // A column that was not worth a dictionary has hardly a text twice, unless rows are sorted by it.
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
    int[] next = next(coded, BitRange.count(defined, 0, count));
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
  void takeBack(Column column) {
    int[] given = ((Column.Text) column).ids();
    if (given != null) {
      memory.giveBackIds(given);
    }
  }

  @Override
  void grow(int capacity) {
    ids = ids == NONE ? memory.takeIds(capacity) : Arrays.copyOf(ids, capacity);
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
