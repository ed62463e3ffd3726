package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import java.nio.ByteBuffer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Collects the values of one Parquet column of a row group into columns of blocks: many at a time,
 * or one by one as Parquet's converter.
 */
abstract class LeafValues extends PrimitiveConverter {
  private static final int LEAST_CAPACITY = 1024;

  final ColumnMemory memory;
  private int size;
  // What the last column took: the next one is likely to need as much.
  private int usual = LEAST_CAPACITY;

  LeafValues(ColumnMemory memory) {
    this.memory = memory;
  }

  /**
   * A collector of values.
   *
   * @param field how blocks keep them
   * @param type how the file keeps them
   * @param onlyDictionary whether every page of the row group is dictionary-coded
   * @param memory whose arrays it uses
   */
  static LeafValues of(
      Shape.Field field, PrimitiveType type, boolean onlyDictionary, ColumnMemory memory) {
    return switch (field.kind()) {
      case TEXT -> new TextValues(onlyDictionary, memory);
      case LONG, DOUBLE -> new NumberValues(type.getPrimitiveTypeName(), memory);
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

  /**
   * Adds values that stand one after another in a page, and nulls between them.
   *
   * @param defined a bit for each, set for a value; no further bits are set
   */
  abstract void addPlain(ByteBuffer page, long[] defined, int count);

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

  /** Has the arrays of a column back that it gave away, to be used again. */
  abstract void takeBack(Column column);

  /** Makes room in the arrays, in which all that is new is 0. */
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
    int[] coded = memory.coded(count);
    ids.next(coded, 0, count);
    return coded;
  }
}
