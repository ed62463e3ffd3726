package io.moraine.blocks;

import java.util.Arrays;
import java.util.List;
import net.openhft.hashing.LongHashFunction;

/**
 * Turns rows of blocks into bytes, see {@link BlockCodec}; keeps its buffers from one to the next.
 * Not safe for use by several threads.
 *
 * <p>After the checksum: the number of rows (four bytes), a bit for each column that has a value in
 * them, and these columns. A column: which rows have a value, then a number for each of those.
 * Before a text's numbers stand the distinct texts, which they count from 0; a list's numbers are
 * how many elements each row has, and after them stand the rows of all elements.
 */
final class BlockEncoder {
  /** In place of a width: the numbers are 0, 1, 2 and so on, and are not written. */
  static final int SEQUENCE = 9;

  /** How which rows have a value is told: all of them, or by a bit each. */
  static final int ALL_PRESENT = 0;

  static final int SOME_PRESENT = 1;

  // At the end, so that a number of fewer than eight bytes can be read as eight.
  private static final int SLACK = Long.BYTES;

  // Of the column at hand: the numbers of the rows that have a value, and which rows these are.
  private long[] numbers = new long[RunWriter.FRAME_ROWS];
  private int count;
  private long[] present = new long[RunWriter.FRAME_ROWS / Long.SIZE];
  // Of a text: the ids seen, and for each id of the dictionary one more than its place among them;
  // all zeros between two columns.
  private int[] distinct = new int[RunWriter.FRAME_ROWS];
  private int distinctCount;
  private int[] places = new int[0];

  /** Appends the bytes of the rows {@code rows[from, to)} of a block. */
  void encode(Block block, int[] rows, int from, int to, ByteSink out) {
    encode(block, rows, List.of(new Stretch(from, to, out)));
  }

  /**
   * Some rows of a block, and where their bytes go.
   *
   * @param from the first of them in the order of rows that goes with it
   */
  record Stretch(int from, int to, ByteSink out) {}

  /**
   * Appends the bytes of each stretch of a block's rows. Works column by column over all of them:
   * where rows that follow each other lie far apart, a column at a time is what the processor's
   * cache holds, a whole row is not.
   */
  void encode(Block block, int[] rows, List<Stretch> stretches) {
    int[] starts = new int[stretches.size()];
    int[] filled = new int[stretches.size()];
    for (int i = 0; i < starts.length; i++) {
      Stretch stretch = stretches.get(i);
      starts[i] = stretch.out.putZeros(Long.BYTES);
      filled[i] = putHead(block, stretch.to - stretch.from, stretch.out);
    }
    for (int column : block.filled()) {
      for (int i = 0; i < filled.length; i++) {
        Stretch stretch = stretches.get(i);
        if (encodeColumn(block, column, rows, stretch.from, stretch.to, stretch.out)) {
          stretch.out.setBit(filled[i], column);
        }
      }
    }
    for (int i = 0; i < starts.length; i++) {
      ByteSink out = stretches.get(i).out;
      out.putZeros(SLACK);
      out.setLong(starts[i], checksum(out.buffer(), starts[i], out.size() - starts[i]));
    }
  }

  /** The checksum of what follows the eight bytes at {@code from} that are kept for it. */
  static long checksum(byte[] bytes, int from, int length) {
    return LongHashFunction.xx().hashBytes(bytes, from + Long.BYTES, length - Long.BYTES);
  }

  private void encodeRows(Block block, int[] rows, int from, int to, ByteSink out) {
    int filled = putHead(block, to - from, out);
    for (int column : block.filled()) {
      if (encodeColumn(block, column, rows, from, to, out)) {
        out.setBit(filled, column);
      }
    }
  }

  // Where the bits of the columns with a value are.
  private static int putHead(Block block, int rows, ByteSink out) {
    out.putInt(rows);
    return out.putZeros((block.shape().size() + 7) / 8);
  }

  private boolean encodeColumn(Block block, int index, int[] rows, int from, int to, ByteSink out) {
    Column column = block.column(index);
    reserve(to - from);
    if (column instanceof Column.Numbers values) {
      gather(values, block.rows(), rows, from, to);
    } else if (column instanceof Column.Text text) {
      gather(text, rows, from, to);
    } else if (column instanceof Column.Nested nested) {
      gather(nested, block.rows(), rows, from, to);
    }
    if (count == 0) {
      return false;
    }
    putPresent(to - from, out);
    if (column instanceof Column.Text text) {
      putTexts(text.dictionary(), out);
    }
    putNumbers(numbers, count, out);
    if (column instanceof Column.Nested nested) {
      int[] elements = elements(nested, rows, from, to);
      encodeRows(nested.elements(), elements, 0, elements.length, out);
    }
    return true;
  }

  private void reserve(int rows) {
    if (rows > numbers.length) {
      numbers = new long[rows];
      distinct = new int[rows];
      present = new long[Bits.words(rows)];
    }
    count = 0;
    distinctCount = 0;
  }

  // First which rows have a value, without a branch for each, then the values: where every other
  // row has one, the processor would guess wrong half of the time.
  private void select(long[] bits, int[] rows, int from, int to) {
    for (int start = from; start < to; start += Long.SIZE) {
      int end = Math.min(to, start + Long.SIZE);
      long word = 0;
      for (int i = start; i < end; i++) {
        int row = rows[i];
        word |= (bits[row >>> 6] >>> row & 1) << (i - start);
      }
      present[(start - from) >>> 6] = word;
    }
  }

  // The bits as far as rows of the block go: those of a column without late values end before.
  private static long[] whole(long[] bits, int rows) {
    return bits.length >= Bits.words(rows) ? bits : Arrays.copyOf(bits, Bits.words(rows));
  }

  private void gather(Column.Numbers column, int blockRows, int[] rows, int from, int to) {
    select(whole(column.present(), blockRows), rows, from, to);
    long[] values = column.values();
    for (int word = 0; word < Bits.words(to - from); word++) {
      int start = from + (word << 6);
      for (long left = present[word]; left != 0; left &= left - 1) {
        numbers[count++] = values[rows[start + Long.numberOfTrailingZeros(left)]];
      }
    }
  }

  private void gather(Column.Nested column, int blockRows, int[] rows, int from, int to) {
    select(whole(column.present(), blockRows), rows, from, to);
    int[] offsets = column.offsets();
    for (int word = 0; word < Bits.words(to - from); word++) {
      int start = from + (word << 6);
      for (long left = present[word]; left != 0; left &= left - 1) {
        int row = rows[start + Long.numberOfTrailingZeros(left)];
        numbers[count++] = (long) offsets[row + 1] - offsets[row];
      }
    }
  }

  private void gather(Column.Text column, int[] rows, int from, int to) {
    if (places.length < column.dictionary().size()) {
      places = new int[column.dictionary().size()];
    }
    int[] ids = column.ids();
    for (int start = from; start < to; start += Long.SIZE) {
      int end = Math.min(to, start + Long.SIZE);
      long word = 0;
      for (int i = start; i < end; i++) {
        word |= (long) (-ids[rows[i]] >>> 31) << (i - start);
      }
      present[(start - from) >>> 6] = word;
      for (long left = word; left != 0; left &= left - 1) {
        numbers[count++] = place(ids[rows[start + Long.numberOfTrailingZeros(left)]] - 1);
      }
    }
    for (int i = 0; i < distinctCount; i++) {
      places[distinct[i]] = 0;
    }
  }

  // The place of a text among those seen, from 0.
  private int place(int id) {
    if (places[id] == 0) {
      distinct[distinctCount++] = id;
      places[id] = distinctCount;
    }
    return places[id] - 1;
  }

  // The elements of the rows one after another.
  private static int[] elements(Column.Nested column, int[] rows, int from, int to) {
    int[] offsets = column.offsets();
    int count = 0;
    for (int i = from; i < to; i++) {
      count += offsets[rows[i] + 1] - offsets[rows[i]];
    }
    int[] elements = new int[count];
    int next = 0;
    for (int i = from; i < to; i++) {
      for (int element = offsets[rows[i]]; element < offsets[rows[i] + 1]; element++) {
        elements[next++] = element;
      }
    }
    return elements;
  }

  private void putPresent(int rows, ByteSink out) {
    if (count == rows) {
      out.putByte(ALL_PRESENT);
      return;
    }
    out.putByte(SOME_PRESENT);
    for (int word = 0; word < Bits.words(rows); word++) {
      out.putLong(present[word]);
    }
  }

  private void putTexts(Utf8Dictionary dictionary, ByteSink out) {
    long[] lengths = new long[distinctCount];
    for (int i = 0; i < distinctCount; i++) {
      lengths[i] = dictionary.length(distinct[i]);
    }
    out.putInt(distinctCount);
    putNumbers(lengths, distinctCount, out);
    for (int i = 0; i < distinctCount; i++) {
      out.putBytes(
          dictionary.buffer(), dictionary.start(distinct[i]), dictionary.length(distinct[i]));
    }
  }

  private static void putNumbers(long[] numbers, int count, ByteSink out) {
    long min = numbers[0];
    long max = numbers[0];
    boolean sequence = true;
    for (int i = 0; i < count; i++) {
      min = Math.min(min, numbers[i]);
      max = Math.max(max, numbers[i]);
      sequence &= numbers[i] == i;
    }
    if (sequence) {
      out.putByte(SEQUENCE);
      return;
    }
    int width = (Long.SIZE - Long.numberOfLeadingZeros(max - min) + 7) / 8;
    out.putByte(width);
    out.putLong(min);
    out.putNumbers(numbers, count, min, width);
  }
}
