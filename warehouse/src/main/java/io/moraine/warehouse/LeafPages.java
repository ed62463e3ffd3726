package io.moraine.warehouse;

import io.moraine.blocks.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Reads pages such as we write (version 1, plain, with a dictionary or by differences), many values
 * at a time. {@link LeafColumn} reads whatever pages there are, but value by value.
 */
final class LeafPages implements LeafReader {
  private static final Set<Encoding> ENCODINGS =
      Set.of(
          Encoding.PLAIN,
          Encoding.PLAIN_DICTIONARY,
          Encoding.RLE_DICTIONARY,
          Encoding.RLE,
          Encoding.DELTA_BINARY_PACKED);
  private static final Set<PrimitiveTypeName> TYPES =
      Set.of(
          PrimitiveTypeName.BINARY,
          PrimitiveTypeName.BOOLEAN,
          PrimitiveTypeName.INT32,
          PrimitiveTypeName.INT64,
          PrimitiveTypeName.DOUBLE);

  /** As many levels alike are worth to be looked at together. */
  private static final int MANY = 64;

  /** So many levels of lists are decoded at a time. */
  private static final int MOST_ENTRIES = 512;

  private final LeafValues values;
  private final ColumnPages pages;
  private final boolean ofBits;
  private final int definedAt;
  private final int maxRepetition;
  // Of the page that is read: how many entries are left, their levels, and the values or their ids.
  private int left;
  private RunDecoder repetition;
  private RunDecoder definition;
  private ByteBuffer plain;
  private RunDecoder ids;
  // Values whose levels were read, but not yet they themselves.
  private int pending;
  // Of lists, values that nobody wants and that are still to be passed over.
  private int unwanted;
  // Of values and nulls in turn, a bit for each value.
  private long[] defined = new long[0];
  // Of a list, the levels of entries of the page that come next, which are not left any more.
  private final int[] repetitions;
  private final int[] definitions;
  private int entry;
  private int entries;

  LeafPages(ColumnDescriptor column, ColumnPages pages, LeafValues values) throws IOException {
    this.values = values;
    this.pages = pages;
    this.definedAt = column.getMaxDefinitionLevel();
    this.maxRepetition = column.getMaxRepetitionLevel();
    int levels = maxRepetition == 0 ? 0 : MOST_ENTRIES;
    this.repetitions = new int[levels];
    this.definitions = new int[levels];
    this.ofBits = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN;
    ColumnPages.Entries dictionary = pages.dictionary();
    if (dictionary != null) {
      values.setDictionary(dictionary.bytes(), dictionary.count());
    }
  }

  /** Whether all pages of a column are such, and its values are stored as blocks keep them. */
  static boolean canRead(ColumnChunkMetaData chunk, Shape.Kind kind) {
    PrimitiveTypeName type = chunk.getPrimitiveType().getPrimitiveTypeName();
    EncodingStats encodings = chunk.getEncodingStats();
    return (type == PrimitiveTypeName.BINARY) == (kind == Shape.Kind.TEXT)
        && ENCODINGS.containsAll(chunk.getEncodings())
        && TYPES.contains(type)
        && encodings != null
        && !encodings.usesV2Pages()
        && (type == PrimitiveTypeName.INT64
            || !chunk.getEncodings().contains(Encoding.DELTA_BINARY_PACKED))
        && (type != PrimitiveTypeName.BOOLEAN
            || Set.of(Encoding.PLAIN).equals(encodings.getDataEncodings()));
  }

  @Override
  public LeafValues values() {
    return values;
  }

  @Override
  public void readRows(int rows) {
    int read = 0;
    while (read < rows) {
      loadPage();
      int alike = Math.min(left, rows - read);
      if (definition == null) {
        pending += alike;
      } else if (definition.alike(alike) >= Math.min(MANY, alike)) {
        alike = definition.alike(alike);
        add(definition.take(alike), alike);
      } else {
        addMixed(alike);
      }
      left -= alike;
      read += alike;
    }
    addPending();
  }

  // Values and nulls in turn. Plain columns, which have one level beside that of nulls.
  private void addMixed(int count) {
    addPending();
    int words = (count + Long.SIZE - 1) >>> 6;
    if (defined.length < words) {
      defined = new long[words];
    }
    definition.nextBits(defined, count);
    if (ids != null) {
      values.addIds(ids, defined, count);
    } else {
      values.addPlain(plain, defined, count);
    }
  }

  @Override
  public void readLists(ListRows lists, int presentAt, int elementAt) {
    while (hasEntry(true)) {
      if (repetitions[entry] == 0) {
        if (lists.isFull()) {
          break;
        }
        lists.beginRow();
        if (definitions[entry] >= presentAt) {
          lists.setPresent();
        }
      }
      if (definitions[entry] >= elementAt) {
        lists.addElement();
        addElement(lists, lists.elements() - 1, definitions[entry]);
      }
      lists.endEntry();
      entry++;
    }
    if (!lists.isFull()) {
      throw tooFew();
    }
    addPending();
    passOver();
  }

  @Override
  public void readElements(ListRows lists) {
    int element = 0;
    int read = 0;
    while (read < lists.entries()) {
      if (!hasEntry(false)) {
        throw tooFew();
      }
      int count = Math.min(entries - entry, lists.entries() - read);
      while (element < lists.elements() && lists.entry(element) < read + count) {
        int definitionLevel = definitions[entry + lists.entry(element) - read];
        addElement(lists, element, definitionLevel);
        element++;
      }
      entry += count;
      read += count;
    }
    addPending();
    passOver();
  }

  private void addElement(ListRows lists, int element, int definitionLevel) {
    if (lists.isWanted(element)) {
      passOver();
      add(definitionLevel, 1);
    } else if (definitionLevel == definedAt) {
      addPending();
      unwanted++;
    }
  }

  private void passOver() {
    if (unwanted > 0) {
      if (ids != null) {
        ids.skip(unwanted);
      } else {
        values.skipPlain(plain, unwanted);
      }
      unwanted = 0;
    }
  }

  // Who knows how the lists lie needs no repetition levels.
  private boolean hasEntry(boolean withRepetition) {
    if (entry == entries) {
      if (left == 0 && !readPage()) {
        return false;
      }
      entries = Math.min(left, MOST_ENTRIES);
      if (withRepetition) {
        repetition.next(repetitions, 0, entries);
      }
      definition.next(definitions, 0, entries);
      left -= entries;
      entry = 0;
    }
    return true;
  }

  private void add(int definitionLevel, int count) {
    if (definitionLevel == definedAt) {
      pending += count;
    } else {
      addPending();
      values.addNulls(count);
    }
  }

  private void addPending() {
    if (pending == 0) {
      return;
    }
    if (ids != null) {
      values.addIds(ids, pending);
    } else {
      values.addPlain(plain, pending);
    }
    pending = 0;
  }

  private void loadPage() {
    if (left == 0 && !readPage()) {
      throw tooFew();
    }
  }

  private static IllegalStateException tooFew() {
    return new IllegalStateException("The column has fewer values than its row group has rows.");
  }

  private boolean readPage() {
    addPending();
    passOver();
    try {
      if (!pages.next()) {
        return false;
      }
      left = pages.values();
      Encoding encoding = pages.encoding();
      boolean withDictionary = encoding.usesDictionary();
      ByteBuffer bytes = pages.take();
      repetition = levels(bytes, maxRepetition);
      definition = levels(bytes, definedAt);
      if (ofBits) {
        ids = RunDecoder.ofPacked(bytes, 1);
      } else {
        ids = withDictionary && bytes.hasRemaining() ? ids(bytes) : null;
      }
      plain = withDictionary ? null : plain(bytes, encoding);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunDecoder levels(ByteBuffer page, int maxLevel) {
    if (maxLevel == 0) {
      return null;
    }
    int length = page.getInt();
    ByteBuffer runs = page.slice(page.position(), length);
    page.position(page.position() + length);
    return new RunDecoder(runs, BytesUtils.getWidthFromMaxInt(maxLevel));
  }

  private ByteBuffer plain(ByteBuffer page, Encoding encoding) {
    return encoding == Encoding.DELTA_BINARY_PACKED
        ? DeltaDecoder.toPlain(page, left, values.memory)
        : page;
  }

  private static RunDecoder ids(ByteBuffer page) {
    int width = page.get();
    return new RunDecoder(page, width);
  }
}
