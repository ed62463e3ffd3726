package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/**
 * Collects the values of one Parquet column of a row group into a column of a block, batch by
 * batch.
 */
abstract class LeafValues extends PrimitiveConverter {
  private long[] present = new long[0];
  private int size;

  /**
   * A collector of values of that kind.
   *
   * @param onlyDictionary whether every page of the row group is dictionary-coded
   */
  static LeafValues of(Shape.Field field, boolean onlyDictionary) {
    return switch (field.kind()) {
      case TEXT -> new Texts(onlyDictionary);
      case LONG -> new Longs();
      case DOUBLE -> new Doubles();
      case NESTED ->
          throw new IllegalArgumentException(
              "Column " + field.name() + " is nested more than once.");
    };
  }

  /** A column without any value. */
  static Column none(Shape.Field field) {
    return switch (field.kind()) {
      case TEXT -> new Column.Text(null, new Utf8Dictionary());
      case LONG -> new Column.Longs(null, null);
      case DOUBLE -> new Column.Doubles(null, null);
      case NESTED -> {
        Column[] columns =
            field.element().fields().stream().map(LeafValues::none).toArray(Column[]::new);
        yield new Column.Nested(
            null, null, io.moraine.blocks.Block.of(field.element(), 0, columns));
      }
    };
  }

  /** Values so far, nulls included. */
  final int size() {
    return size;
  }

  /** Adds the value that the reader is at, and moves the reader on. */
  final void addCurrent(ColumnReader reader, int definedAt) {
    if (reader.getCurrentDefinitionLevel() == definedAt) {
      reader.writeCurrentValueToConverter();
    } else {
      size++;
    }
    reader.consume();
  }

  /** The values so far as a column; collecting then starts anew. */
  final Column take() {
    Column column = column(size, present);
    size = 0;
    present = new long[present.length];
    return column;
  }

  /** The place of one more value that is not null. */
  final int place() {
    int word = size >>> 6;
    if (word >= present.length) {
      // Nulls take no place, so that the next value may be far on.
      present = Arrays.copyOf(present, Math.max(word + 1, present.length * 2));
    }
    present[word] |= 1L << size;
    return size++;
  }

  abstract Column column(int size, long[] present);

  private static int grown(int length) {
    return Math.max(1024, length * 2);
  }

  private static final class Texts extends LeafValues {
    private final boolean onlyDictionary;
    private Utf8Dictionary texts = new Utf8Dictionary();
    private int[] ids = new int[0];
    private Dictionary dictionary;
    // For each id of Parquet's dictionary one more than the id in texts, 0 where it is not there
    // yet.
    private int[] translated;

    Texts(boolean onlyDictionary) {
      this.onlyDictionary = onlyDictionary;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    /**
     * Where all values are in Parquet's dictionary, it is translated whole and all batches of the
     * row group share it. A dictionary that blocks share must not grow, so that otherwise each
     * batch has its own.
     */
    @Override
    public void setDictionary(Dictionary dictionary) {
      this.dictionary = dictionary;
      this.translated = new int[dictionary.getMaxId() + 1];
      if (onlyDictionary) {
        for (int id = 0; id < translated.length; id++) {
          translate(id);
        }
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      add(translated[id] == 0 ? translate(id) : translated[id]);
    }

    @Override
    public void addBinary(Binary value) {
      add(textOf(value));
    }

    @Override
    Column column(int size, long[] present) {
      Column column = new Column.Text(Arrays.copyOf(ids, size), texts);
      Arrays.fill(ids, 0);
      if (!onlyDictionary) {
        texts = new Utf8Dictionary();
        if (translated != null) {
          Arrays.fill(translated, 0);
        }
      }
      return column;
    }

    private void add(int text) {
      int place = place();
      if (place >= ids.length) {
        ids = Arrays.copyOf(ids, Math.max(place + 1, grown(ids.length)));
      }
      ids[place] = text;
    }

    private int translate(int id) {
      translated[id] = textOf(dictionary.decodeToBinary(id));
      return translated[id];
    }

    private int textOf(Binary value) {
      java.nio.ByteBuffer bytes = value.toByteBuffer();
      if (bytes.hasArray()) {
        return texts.add(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining())
            + 1;
      }
      byte[] copy = value.getBytes();
      return texts.add(copy, 0, copy.length) + 1;
    }
  }

  private static final class Longs extends LeafValues {
    private long[] values = new long[0];

    @Override
    public void addLong(long value) {
      int place = place();
      if (place >= values.length) {
        values = Arrays.copyOf(values, Math.max(place + 1, grown(values.length)));
      }
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

    /** A decimal as other engines write it. */
    @Override
    public void addBinary(Binary value) {
      addLong(new BigInteger(value.getBytes()).longValueExact());
    }

    @Override
    Column column(int size, long[] present) {
      Column column = new Column.Longs(Arrays.copyOf(values, size), present);
      return column;
    }
  }

  private static final class Doubles extends LeafValues {
    private double[] values = new double[0];

    @Override
    public void addDouble(double value) {
      int place = place();
      if (place >= values.length) {
        values = Arrays.copyOf(values, Math.max(place + 1, grown(values.length)));
      }
      values[place] = value;
    }

    @Override
    public void addFloat(float value) {
      addDouble(value);
    }

    @Override
    Column column(int size, long[] present) {
      return new Column.Doubles(Arrays.copyOf(values, size), present);
    }
  }
}
