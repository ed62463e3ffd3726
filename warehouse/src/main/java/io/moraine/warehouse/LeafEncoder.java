package io.moraine.warehouse;

import io.moraine.blocks.Column;
import io.moraine.blocks.Utf8Dictionary;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
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

  // A bit for each value that is not null; null, or shorter, where those at the end are.
  private final long[] present;
  private final int count;
  // Where in the column the values of the stretch at hand are that are not null.
  private int[] places;
  private int stretchCount;
  private final EncoderMemory memory;

  private LeafEncoder(long[] present, int size, EncoderMemory memory) {
    this.memory = memory;
    this.present = present;
    this.count = BitRange.count(present, 0, size);
  }

  /**
   * The encoder of a column.
   *
   * @param size how many values it has, nulls included
   * @param memory which no other encoder has as long as this one is in use
   */
  static LeafEncoder of(Column column, int size, PrimitiveType type, EncoderMemory memory) {
    if (column instanceof Column.Text texts) {
      return new Texts(texts, size, type, memory);
    } else if (column instanceof Column.Numbers numbers) {
      return new Numbers(numbers, size, type, memory);
    }
    throw new IllegalArgumentException("Column " + type.getName() + " is nested more than once.");
  }

  /** How many values are not null. */
  final int count() {
    return count;
  }

  /**
   * Tells which values of {@code [from, to)} are null, by a definition level each.
   *
   * @return how many are
   */
  final int addDefinitions(int from, int to, int definedAt, RunEncoder levels) {
    levels.addBits(present, from, to, definedAt - 1, definedAt);
    return to - from - BitRange.count(present, from, to);
  }

  /** Turns to the values {@code [from, to)}. */
  final void turnTo(int from, int to) {
    places = memory.places(Math.min(to - from, count));
    stretchCount = 0;
    for (int word = from >>> 6; word << 6 < to; word++) {
      for (long left = BitRange.word(present, word, from, to); left != 0; left &= left - 1) {
        places[stretchCount++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
  }

  /** How many values of the stretch turned to are not null. */
  final int stretchCount() {
    return stretchCount;
  }

  /** The place of each of them in the column. */
  final int place(int i) {
    return places[i];
  }

  /** Bytes of all values without a dictionary. */
  abstract long plainBytes();

  /** How many values the dictionary has; 0 where there is none. */
  abstract int dictionarySize();

  /** The values of the dictionary, plain; until {@link #encode}. */
  abstract BytesInput dictionary();

  /**
   * The values of the stretch turned to that are not null, as {@link #encoding} says; until the
   * next are encoded.
   */
  abstract BytesInput encode();

  /** Least and greatest value of the stretch turned to. */
  abstract Statistics<?> statistics();

  /** The encoding of the pages. Version 1 of the format has one name for ids and dictionary. */
  Encoding encoding() {
    return dictionarySize() > 0 ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
  }

  /** Whether its pages are as short as they get, so that to compress them is not worth the time. */
  final boolean isPacked() {
    return encoding() == Encoding.DELTA_BINARY_PACKED;
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

  final EncoderMemory memory() {
    return memory;
  }

  private static BytesInput filled(ByteBuffer bytes) {
    return BytesInput.from(bytes.array(), 0, bytes.position());
  }

  private static final class Texts extends LeafEncoder {
    private final Column.Text column;
    private final Utf8Dictionary texts;
    private final PrimitiveType type;
    private final long plainBytes;
    private final boolean withDictionary;
    // For each text the page, from 1, whose statistics it is in already.
    private final int[] seenIn;
    private int page;

    Texts(Column.Text column, int size, PrimitiveType type, EncoderMemory memory) {
      super(present(column.ids(), size), size, memory);
      this.column = column;
      this.texts = column.dictionary();
      this.type = type;
      this.seenIn = new int[texts.size()];
      turnTo(0, size);
      this.plainBytes = stretchBytes();
      this.withDictionary =
          isDictionaryWorthIt(texts.size(), dictionaryBytes(), count(), plainBytes);
    }

    private static long[] present(int[] ids, int size) {
      if (ids == null) {
        return null;
      }
      long[] present = new long[(size + Long.SIZE - 1) >>> 6];
      for (int position = 0; position < size; position++) {
        present[position >>> 6] |= (long) (-ids[position] >>> 31) << position;
      }
      return present;
    }

    private long stretchBytes() {
      long bytes = 0;
      for (int i = 0; i < stretchCount(); i++) {
        bytes += Integer.BYTES + texts.length(column.id(place(i)));
      }
      return bytes;
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
      ByteBuffer to = memory().plain((int) dictionaryBytes());
      for (int id = 0; id < texts.size(); id++) {
        put(id, to);
      }
      return filled(to);
    }

    @Override
    BytesInput encode() {
      return withDictionary ? ids() : plain();
    }

    @Override
    Statistics<?> statistics() {
      page++;
      int least = -1;
      int greatest = -1;
      for (int i = 0; i < stretchCount(); i++) {
        int id = column.id(place(i));
        if (seenIn[id] != page) {
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

    private BytesInput ids() {
      int width = width(texts.size());
      RunEncoder runs = memory().ids(width);
      for (int i = 0; i < stretchCount(); i++) {
        runs.add(column.id(place(i)));
      }
      return afterWidth(width, runs);
    }

    private BytesInput plain() {
      ByteBuffer plain = memory().plain(Math.toIntExact(stretchBytes()));
      for (int i = 0; i < stretchCount(); i++) {
        put(column.id(place(i)), plain);
      }
      return filled(plain);
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
    private final long[] values;
    private final PrimitiveType type;
    private final PrimitiveTypeName primitive;
    private final LongDictionary distinct;
    // For each value its id among the distinct ones; null where there is no dictionary.
    private int[] ids;
    // Times mostly follow each other: so rows are sorted.
    private final boolean byDifferences;

    Numbers(Column.Numbers column, int size, PrimitiveType type, EncoderMemory memory) {
      super(column.present(), size, memory);
      this.values = column.values();
      this.type = type;
      this.primitive = type.getPrimitiveTypeName();
      this.distinct = distinct(size);
      this.byDifferences =
          distinct == null
              && count() > 0
              && type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation;
    }

    @Override
    Encoding encoding() {
      return byDifferences ? Encoding.DELTA_BINARY_PACKED : super.encoding();
    }

    @Override
    long plainBytes() {
      return (long) count() * valueBytes();
    }

    @Override
    int dictionarySize() {
      return distinct == null ? 0 : distinct.size();
    }

    @Override
    BytesInput dictionary() {
      ByteBuffer to = memory().plain(distinct.size() * valueBytes());
      for (int id = 0; id < distinct.size(); id++) {
        put(distinct.value(id), to);
      }
      return filled(to);
    }

    @Override
    BytesInput encode() {
      if (distinct != null) {
        return ids();
      } else if (byDifferences) {
        return differences();
      }
      return primitive == PrimitiveTypeName.BOOLEAN ? bits() : plain();
    }

    @Override
    Statistics<?> statistics() {
      Statistics<?> statistics = Statistics.createStats(type);
      if (primitive == PrimitiveTypeName.DOUBLE) {
        addDoubles(statistics);
        return statistics;
      }
      long least = Long.MAX_VALUE;
      long greatest = Long.MIN_VALUE;
      for (int i = 0; i < stretchCount(); i++) {
        long value = values[place(i)];
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      if (least <= greatest) {
        update(statistics, least);
        update(statistics, greatest);
      }
      return statistics;
    }

    // Parquet decides what a page with a NaN or a zero of either sign says of itself.
    private void addDoubles(Statistics<?> statistics) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      boolean any = false;
      for (int i = 0; i < stretchCount(); i++) {
        double value = Double.longBitsToDouble(values[place(i)]);
        if (value == 0 || Double.isNaN(value)) {
          statistics.updateStats(value);
        }
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        any = true;
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
      if (count() == 0 || primitive == PrimitiveTypeName.BOOLEAN) {
        return null;
      }
      turnTo(0, size);
      LongDictionary dictionary = memory().distinct(count());
      int[] found = memory().numberIds(size);
      for (int i = 0; i < stretchCount(); i++) {
        int position = place(i);
        found[position] = dictionary.add(values[position]);
        boolean mostlyDistinct = i + 1 == TRIED_VALUES && dictionary.size() > TRIED_VALUES / 4 * 3;
        if (found[position] < 0 || mostlyDistinct) {
          return null;
        }
      }
      long bytes = (long) dictionary.size() * valueBytes();
      if (!isDictionaryWorthIt(dictionary.size(), bytes, count(), plainBytes())) {
        return null;
      }
      ids = found;
      return dictionary;
    }

    private BytesInput ids() {
      int width = width(distinct.size());
      RunEncoder runs = memory().ids(width);
      for (int i = 0; i < stretchCount(); i++) {
        runs.add(ids[place(i)]);
      }
      return afterWidth(width, runs);
    }

    private BytesInput plain() {
      ByteBuffer plain = memory().plain(stretchCount() * valueBytes());
      for (int i = 0; i < stretchCount(); i++) {
        put(values[place(i)], plain);
      }
      return filled(plain);
    }

    private BytesInput differences() {
      DeltaEncoder differences = memory().differences(stretchCount());
      for (int i = 0; i < stretchCount(); i++) {
        differences.add(values[place(i)]);
      }
      return differences.toBytes();
    }

    private BytesInput bits() {
      byte[] bits = new byte[(stretchCount() + 7) >>> 3];
      for (int i = 0; i < stretchCount(); i++) {
        bits[i >>> 3] |= (byte) (values[place(i)] << (i & 7));
      }
      return BytesInput.from(bits);
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
