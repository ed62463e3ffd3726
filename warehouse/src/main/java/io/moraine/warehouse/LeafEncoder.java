package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Utf8Dictionary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Encodes the values of one column for one row group. All values are known beforehand, so that a
 * dictionary is either for all pages or for none.
 */
abstract class LeafEncoder {
  private static final int MAX_DICTIONARY_BYTES = 1 << 20;
  // After so many numbers it is known whether a dictionary is out of the question.
  private static final int TRIED_VALUES = 4096;

  /**
   * The encoder of a column.
   *
   * @param size how many values it has, nulls included
   */
  static LeafEncoder of(Column column, int size, PrimitiveType type) {
    if (column instanceof Column.Text texts) {
      return new Texts(texts, size, type);
    } else if (column instanceof Column.Longs longs) {
      return new Numbers(longs, size, type);
    } else if (column instanceof Column.Doubles doubles) {
      return new Numbers(
          new Column.Longs(bits(doubles.values(), size), doubles.present()), size, type);
    }
    throw new IllegalArgumentException("Column " + type.getName() + " is nested more than once.");
  }

  /** How many values are not null. */
  abstract int count();

  /**
   * Tells which values of {@code [from, to)} are null, by a definition level each.
   *
   * @return how many are
   */
  abstract int addDefinitions(int from, int to, int definedAt, RunEncoder levels);

  /** Bytes of all values without a dictionary. */
  abstract long plainBytes();

  /** How many values the dictionary has; 0 where there is none. */
  abstract int dictionarySize();

  /** The values of the dictionary, plain. */
  abstract BytesInput dictionary();

  /** The values of {@code [from, to)} that are not null, as {@link #encoding} says. */
  abstract BytesInput encode(int from, int to);

  /** Least and greatest value of {@code [from, to)}. */
  abstract Statistics<?> statistics(int from, int to);

  /** The encoding of the pages. Version 1 of the format has one name for ids and dictionary. */
  final Encoding encoding() {
    return dictionarySize() > 0 ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
  }

  private static boolean isDictionaryWorthIt(
      int size, long dictionaryBytes, int count, long plainBytes) {
    long idBytes = (long) count * width(size) / 8;
    return dictionaryBytes <= MAX_DICTIONARY_BYTES && dictionaryBytes + idBytes < plainBytes;
  }

  private static int width(int dictionarySize) {
    return BytesUtils.getWidthFromMaxInt(Math.max(0, dictionarySize - 1));
  }

  // Version 1 of the format has the width of the ids before them.
  private static BytesInput afterWidth(int width, RunEncoder runs) {
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), runs.toBytes());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long[] bits(double[] values, int size) {
    if (values == null) {
      return null;
    }
    long[] bits = new long[size];
    for (int i = 0; i < size; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return bits;
  }

  private static final class Texts extends LeafEncoder {
    private final Column.Text column;
    private final Utf8Dictionary texts;
    private final PrimitiveType type;
    private final int count;
    private final long plainBytes;
    private final boolean withDictionary;
    // For each text the page, from 1, whose statistics it is in already.
    private final int[] seenIn;
    private int page;

    Texts(Column.Text column, int size, PrimitiveType type) {
      this.column = column;
      this.texts = column.dictionary();
      this.type = type;
      this.seenIn = new int[texts.size()];
      int present = 0;
      long bytes = 0;
      for (int position = 0; column.ids() != null && position < size; position++) {
        int id = column.id(position);
        if (id >= 0) {
          present++;
          bytes += Integer.BYTES + texts.length(id);
        }
      }
      this.count = present;
      this.plainBytes = bytes;
      this.withDictionary = isDictionaryWorthIt(texts.size(), dictionaryBytes(), present, bytes);
    }

    @Override
    int count() {
      return count;
    }

    @Override
    int addDefinitions(int from, int to, int definedAt, RunEncoder levels) {
      int[] ids = column.ids();
      if (ids == null) {
        levels.add(definedAt - 1, to - from);
        return to - from;
      }
      int nulls = 0;
      for (int position = from; position < to; position++) {
        int isNull = ids[position] == 0 ? 1 : 0;
        nulls += isNull;
        levels.add(definedAt - isNull);
      }
      return nulls;
    }

    @Override
    long plainBytes() {
      return plainBytes;
    }

    @Override
    int dictionarySize() {
      return withDictionary ? texts.size() : 0;
    }

    @Override
    BytesInput dictionary() {
      ByteBuffer to = buffer((int) dictionaryBytes());
      for (int id = 0; id < texts.size(); id++) {
        put(id, to);
      }
      return BytesInput.from(to.array());
    }

    @Override
    BytesInput encode(int from, int to) {
      return withDictionary ? ids(from, to) : plain(from, to);
    }

    @Override
    Statistics<?> statistics(int from, int to) {
      page++;
      int least = -1;
      int greatest = -1;
      for (int position = from; position < to; position++) {
        int id = column.id(position);
        if (id >= 0 && seenIn[id] != page) {
          seenIn[id] = page;
          if (least < 0 || texts.compare(id, texts, least) < 0) {
            least = id;
          }
          if (greatest < 0 || texts.compare(id, texts, greatest) > 0) {
            greatest = id;
          }
        }
      }
      Statistics<?> statistics = Statistics.createStats(type);
      if (least >= 0) {
        statistics.updateStats(binary(least));
        statistics.updateStats(binary(greatest));
      }
      return statistics;
    }

    private BytesInput ids(int from, int to) {
      int width = width(texts.size());
      RunEncoder runs = new RunEncoder(width);
      int[] ids = column.ids();
      for (int position = from; position < to; position++) {
        if (ids[position] != 0) {
          runs.add(ids[position] - 1);
        }
      }
      return afterWidth(width, runs);
    }

    private BytesInput plain(int from, int to) {
      int bytes = 0;
      for (int position = from; position < to; position++) {
        int id = column.id(position);
        bytes += id < 0 ? 0 : Integer.BYTES + texts.length(id);
      }
      ByteBuffer plain = buffer(bytes);
      for (int position = from; position < to; position++) {
        int id = column.id(position);
        if (id >= 0) {
          put(id, plain);
        }
      }
      return BytesInput.from(plain.array());
    }

    private long dictionaryBytes() {
      return texts.byteCount() + (long) Integer.BYTES * texts.size();
    }

    private void put(int id, ByteBuffer to) {
      to.putInt(texts.length(id)).put(texts.buffer(), texts.start(id), texts.length(id));
    }

    // A copy, so that statistics do not hold the texts of the whole row group.
    private Binary binary(int id) {
      return Binary.fromReusedByteArray(texts.buffer(), texts.start(id), texts.length(id)).copy();
    }
  }

  private static final class Numbers extends LeafEncoder {
    private final Column.Longs column;
    private final long[] values;
    private final PrimitiveType type;
    private final PrimitiveTypeName primitive;
    private final int count;
    private final LongDictionary distinct;
    // For each value its id among the distinct ones; null where there is no dictionary.
    private int[] ids;

    Numbers(Column.Longs column, int size, PrimitiveType type) {
      this.column = column;
      this.values = column.values();
      this.type = type;
      this.primitive = type.getPrimitiveTypeName();
      this.count = values == null ? 0 : presentIn(0, size);
      this.distinct = distinct(size);
    }

    @Override
    int count() {
      return count;
    }

    @Override
    int addDefinitions(int from, int to, int definedAt, RunEncoder levels) {
      levels.addBits(column.present(), from, to, definedAt - 1, definedAt);
      return to - from - presentIn(from, to);
    }

    private int presentIn(int from, int to) {
      long[] present = column.present();
      int sum = 0;
      for (int word = from >>> 6;
          present != null && word < present.length && word << 6 < to;
          word++) {
        long bits = present[word];
        if (word == from >>> 6) {
          bits &= -1L << from;
        }
        if (to - (word << 6) < Long.SIZE) {
          bits &= (1L << to) - 1;
        }
        sum += Long.bitCount(bits);
      }
      return sum;
    }

    @Override
    long plainBytes() {
      return (long) count * valueBytes();
    }

    @Override
    int dictionarySize() {
      return distinct == null ? 0 : distinct.size();
    }

    @Override
    BytesInput dictionary() {
      ByteBuffer to = buffer(distinct.size() * valueBytes());
      for (int id = 0; id < distinct.size(); id++) {
        put(distinct.value(id), to);
      }
      return BytesInput.from(to.array());
    }

    @Override
    BytesInput encode(int from, int to) {
      if (distinct != null) {
        return ids(from, to);
      }
      return primitive == PrimitiveTypeName.BOOLEAN ? bits(from, to) : plain(from, to);
    }

    @Override
    Statistics<?> statistics(int from, int to) {
      Statistics<?> statistics = Statistics.createStats(type);
      if (primitive == PrimitiveTypeName.DOUBLE) {
        addDoubles(from, to, statistics);
        return statistics;
      }
      long least = Long.MAX_VALUE;
      long greatest = Long.MIN_VALUE;
      for (int position = from; position < to; position++) {
        if (!column.isNull(position)) {
          least = Math.min(least, values[position]);
          greatest = Math.max(greatest, values[position]);
        }
      }
      if (least <= greatest) {
        update(statistics, least);
        update(statistics, greatest);
      }
      return statistics;
    }

    // Parquet decides what a page with a NaN or a zero of either sign says of itself.
    private void addDoubles(int from, int to, Statistics<?> statistics) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      boolean any = false;
      for (int position = from; position < to; position++) {
        if (!column.isNull(position)) {
          double value = Double.longBitsToDouble(values[position]);
          if (value == 0 || Double.isNaN(value)) {
            statistics.updateStats(value);
          }
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          any = true;
        }
      }
      if (any) {
        statistics.updateStats(least);
        statistics.updateStats(greatest);
      }
    }

    private void update(Statistics<?> statistics, long value) {
      switch (primitive) {
        case BOOLEAN -> statistics.updateStats(value != 0);
        case INT32 -> statistics.updateStats((int) value);
        default -> statistics.updateStats(value);
      }
    }

    private LongDictionary distinct(int size) {
      if (count == 0 || primitive == PrimitiveTypeName.BOOLEAN) {
        return null;
      }
      LongDictionary dictionary = new LongDictionary(count);
      int[] found = new int[size];
      int seen = 0;
      for (int position = 0; position < size; position++) {
        if (!column.isNull(position)) {
          found[position] = dictionary.add(values[position]);
          seen++;
          boolean mostlyDistinct = seen == TRIED_VALUES && dictionary.size() > TRIED_VALUES / 4 * 3;
          if (found[position] < 0 || mostlyDistinct) {
            return null;
          }
        }
      }
      long bytes = (long) dictionary.size() * valueBytes();
      if (!isDictionaryWorthIt(dictionary.size(), bytes, count, plainBytes())) {
        return null;
      }
      ids = found;
      return dictionary;
    }

    private BytesInput ids(int from, int to) {
      int width = width(distinct.size());
      RunEncoder runs = new RunEncoder(width);
      for (int position = from; position < to; position++) {
        if (!column.isNull(position)) {
          runs.add(ids[position]);
        }
      }
      return afterWidth(width, runs);
    }

    private BytesInput plain(int from, int to) {
      ByteBuffer plain = buffer((to - from) * valueBytes());
      for (int position = from; position < to; position++) {
        if (!column.isNull(position)) {
          put(values[position], plain);
        }
      }
      return BytesInput.from(plain.array(), 0, plain.position());
    }

    private BytesInput bits(int from, int to) {
      byte[] bits = new byte[((to - from) >>> 3) + 1];
      int size = 0;
      for (int position = from; position < to; position++) {
        if (!column.isNull(position)) {
          bits[size >>> 3] |= (byte) (values[position] << (size & 7));
          size++;
        }
      }
      return BytesInput.from(bits, 0, (size + 7) >>> 3);
    }

    private void put(long value, ByteBuffer to) {
      if (primitive == PrimitiveTypeName.INT32) {
        to.putInt(Math.toIntExact(value));
      } else {
        to.putLong(value);
      }
    }

    private int valueBytes() {
      return primitive == PrimitiveTypeName.INT32 ? Integer.BYTES : Long.BYTES;
    }
  }
}
