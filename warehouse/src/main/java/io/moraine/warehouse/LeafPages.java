package io.moraine.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Reads pages such as we write (version 1, plain or with a dictionary), many values at a time.
 * {@link LeafColumn} reads whatever pages there are, but value by value.
 */
final class LeafPages implements LeafReader {
  private static final Set<Encoding> ENCODINGS =
      Set.of(Encoding.PLAIN, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY, Encoding.RLE);
  private static final Set<PrimitiveTypeName> TYPES =
      Set.of(
          PrimitiveTypeName.BINARY,
          PrimitiveTypeName.INT32,
          PrimitiveTypeName.INT64,
          PrimitiveTypeName.DOUBLE);

  /** As many levels alike are worth to be looked at together. */
  private static final int MANY = 64;

  private final LeafValues values;
  private final ColumnPages pages;
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
  private int[] levels = new int[0];
  // The repetition level of the next entry, where it was looked at already.
  private boolean peeked;
  private int peekedRepetition;

  LeafPages(ColumnDescriptor column, ColumnPages pages, LeafValues values) throws IOException {
    this.values = values;
    this.pages = pages;
    this.definedAt = column.getMaxDefinitionLevel();
    this.maxRepetition = column.getMaxRepetitionLevel();
    DictionaryPage dictionary = pages.dictionary();
    if (dictionary != null) {
      values.setDictionary(dictionary.getEncoding().initDictionary(column, dictionary));
    }
  }

  /** Whether all pages of a column are such. */
  static boolean canRead(ColumnChunkMetaData chunk) {
    return ENCODINGS.containsAll(chunk.getEncodings())
        && TYPES.contains(chunk.getPrimitiveType().getPrimitiveTypeName())
        && chunk.getEncodingStats() != null
        && !chunk.getEncodingStats().usesV2Pages();
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

  // Values and nulls in turn.
  private void addMixed(int count) {
    addPending();
    if (levels.length < count) {
      levels = new int[count];
    }
    definition.next(levels, 0, count);
    if (ids != null) {
      values.addIds(ids, levels, definedAt, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      add(levels[i], 1);
    }
    addPending();
  }

  @Override
  public void readLists(int rows, int presentAt, int elementAt, int[] offsets, long[] present) {
    int elements = 0;
    int row = 0;
    while (row < rows) {
      int nulls = nullLists(rows - row, presentAt);
      if (nulls > 0) {
        Arrays.fill(offsets, row + 1, row + nulls + 1, elements);
        row += nulls;
        continue;
      }
      int level = nextEntry();
      if (level >= presentAt) {
        present[row >>> 6] |= 1L << row;
      }
      if (level >= elementAt) {
        add(level, 1);
        elements++;
        while (continuesRow()) {
          add(nextEntry(), 1);
          elements++;
        }
      }
      row++;
      offsets[row] = elements;
    }
    addPending();
  }

  // Passes over rows that are known together to have no list; 0 where the next is to be looked at.
  private int nullLists(int atMost, int presentAt) {
    if (peeked) {
      return 0;
    }
    loadPage();
    int alike = repetition.alike(definition.alike(Math.min(left, atMost)));
    if (definition.upcoming() >= presentAt) {
      return 0;
    }
    definition.take(alike);
    repetition.take(alike);
    left -= alike;
    return alike;
  }

  private int nextEntry() {
    loadPage();
    if (peeked) {
      peeked = false;
    } else {
      repetition.next();
    }
    left--;
    return definition.next();
  }

  private boolean continuesRow() {
    if (left == 0 && !readPage()) {
      return false;
    }
    if (!peeked) {
      peekedRepetition = repetition.next();
      peeked = true;
    }
    return peekedRepetition > 0;
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
      throw new IllegalStateException("The column has fewer values than its row group has rows.");
    }
  }

  private boolean readPage() {
    addPending();
    try {
      if (!pages.next()) {
        return false;
      }
      left = pages.values();
      boolean withDictionary = pages.encoding().usesDictionary();
      ByteBuffer bytes = pages.take();
      repetition = levels(bytes, maxRepetition);
      definition = levels(bytes, definedAt);
      ids = withDictionary && bytes.hasRemaining() ? ids(bytes) : null;
      plain = withDictionary ? null : bytes;
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

  private static RunDecoder ids(ByteBuffer page) {
    int width = page.get();
    return new RunDecoder(page, width);
  }
}
