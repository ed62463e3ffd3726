package io.moraine.blocks;

import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * Turns bytes into blocks, see {@link BlockEncoder}; keeps its buffers from one to the next. Texts
 * stay where they are among the bytes. Not safe for use by several threads.
 */
final class BlockDecoder {
  private byte[] bytes;
  private int position;
  private long[] numbers = new long[RunWriter.FRAME_ROWS];

  /** See {@link BlockCodec#decode}. */
  Block decode(byte[] source, int from, int length, Shape shape) throws StreamCorruptedException {
    if (length < 2 * Long.BYTES
        || ByteSink.longAt(source, from) != BlockEncoder.checksum(source, from, length)) {
      throw new StreamCorruptedException("the bytes do not have the checksum that they should");
    }
    bytes = source;
    position = from + Long.BYTES;
    Block block = rows(shape);
    bytes = null;
    return block;
  }

  private Block rows(Shape shape) {
    int rows = nextInt();
    int filled = position;
    position += (shape.size() + 7) / 8;
    Column[] columns = new Column[shape.size()];
    for (int i = 0; i < columns.length; i++) {
      boolean hasValues = (bytes[filled + (i >>> 3)] & (1 << (i & 7))) != 0;
      Shape.Field field = shape.field(i);
      columns[i] = hasValues ? column(field, rows) : Column.empty(field);
    }
    return new Block(shape, rows, columns);
  }

  private Column column(Shape.Field field, int rows) {
    long[] present = present(rows);
    int count = Bits.count(present, rows);
    return switch (field.kind()) {
      case TEXT -> text(present, count, rows);
      case LONG, DOUBLE -> new Column.Numbers(spread(present, count, rows), present);
      case NESTED -> nested(field.element(), present, count, rows);
    };
  }

  private Column text(long[] present, int count, int rows) {
    int size = nextInt();
    int[] starts = new int[size + 1];
    nextNumbers(size);
    starts[0] = position;
    for (int i = 0; i < size; i++) {
      starts[i + 1] = starts[i] + (int) numbers[i];
    }
    Utf8Dictionary dictionary = Utf8Dictionary.over(bytes, starts);
    position = starts[size];
    nextNumbers(count);
    int[] ids = new int[rows];
    if (count == rows) {
      for (int row = 0; row < rows; row++) {
        ids[row] = (int) numbers[row] + 1;
      }
    } else {
      int next = 0;
      for (int row = Bits.next(present, 0); row >= 0; row = Bits.next(present, row + 1)) {
        ids[row] = (int) numbers[next++] + 1;
      }
    }
    return new Column.Text(ids, dictionary);
  }

  private long[] spread(long[] present, int count, int rows) {
    nextNumbers(count);
    if (count == rows) {
      return Arrays.copyOf(numbers, rows);
    }
    long[] values = new long[rows];
    int next = 0;
    for (int row = Bits.next(present, 0); row >= 0; row = Bits.next(present, row + 1)) {
      values[row] = numbers[next++];
    }
    return values;
  }

  private Column nested(Shape element, long[] present, int count, int rows) {
    long[] counts = spread(present, count, rows);
    int[] offsets = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      offsets[row + 1] = offsets[row] + (int) counts[row];
    }
    return new Column.Nested(offsets, present, rows(element));
  }

  private long[] present(int rows) {
    long[] present = new long[Bits.words(rows)];
    if (bytes[position++] == BlockEncoder.ALL_PRESENT) {
      Bits.setAll(present, rows);
      return present;
    }
    for (int word = 0; word < present.length; word++) {
      present[word] = ByteSink.longAt(bytes, position);
      position += Long.BYTES;
    }
    return present;
  }

  // Reads so many numbers into the buffer.
  private void nextNumbers(int count) {
    if (count > numbers.length) {
      numbers = new long[count];
    }
    int width = bytes[position++];
    if (width == BlockEncoder.SEQUENCE) {
      for (int i = 0; i < count; i++) {
        numbers[i] = i;
      }
      return;
    }
    long base = ByteSink.longAt(bytes, position);
    position += Long.BYTES;
    if (width == 0) {
      Arrays.fill(numbers, 0, count, base);
      return;
    }
    long mask = -1L >>> (Long.SIZE - width * Byte.SIZE);
    int at = position;
    for (int i = 0; i < count; i++) {
      numbers[i] = base + (ByteSink.longAt(bytes, at) & mask);
      at += width;
    }
    position = at;
  }

  private int nextInt() {
    position += Integer.BYTES;
    return ByteSink.intAt(bytes, position - Integer.BYTES);
  }
}
