package io.moraine.blocks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Collects texts, each once. Where they were found to differ nearly all, they are no more looked
 * up.
 */
final class TextBuilder extends ColumnBuilder {
  // What a text takes beside its bytes: its start, its hash and its slots.
  private static final int TEXT_OVERHEAD = 24;
  // After so many values of a text column it is known whether they are mostly distinct.
  private static final int TRIED_VALUES = 4096;
  // Strings whose ids are remembered: few at first, more for a column of many texts.
  private static final int RECENT_STRINGS = 256;
  private static final int MOST_RECENT_STRINGS = 1 << 13;
  private static final int[] NONE_KNOWN = {};

  private final Utf8Dictionary dictionary = new Utf8Dictionary();
  private int[] ids = new int[0];
  // Values so far; and whether they were found to differ so often that a look-up does not pay.
  private int count;
  private boolean mostlyDistinct;
  // Strings set lately and their ids, each at the place that its hash gives.
  private String[] recent;
  private int[] recentIds;
  // The last text set by setGrouped, whose id is the last one.
  private String latest;
  // Of shared dictionaries, for each of their ids one more than the one here, 0 for unknown ones;
  // and the one that was turned to last.
  private final Map<Utf8Dictionary, int[]> knownOfShared = new WeakHashMap<>();
  private Utf8Dictionary shared;
  private int[] sharedKnown = NONE_KNOWN;

  /** The texts so far. */
  Utf8Dictionary dictionary() {
    return dictionary;
  }

  /** The id of a row's text, -1 for none. */
  int id(int row) {
    return isSet(row) ? ids[row] - 1 : -1;
  }

  @Override
  long heldBytes() {
    return super.heldBytes() + dictionary.heldBytes();
  }

  @Override
  void reset(int rows) {
    if (!isEmpty()) {
      Arrays.fill(ids, 0, Math.min(rows, ids.length), 0);
      dictionary.clear();
    }
    super.reset(rows);
    count = 0;
    mostlyDistinct = false;
    recent = null;
    latest = null;
    knownOfShared.clear();
    shared = null;
    sharedKnown = NONE_KNOWN;
  }

  void set(int row, byte[] utf8, int from, int length) {
    setId(row, idOf(utf8, from, length));
  }

  // A string knows its hash, and the strings of rows that are alike are often the very same.
  // Ids are those that copying the row from another block would give.
  void set(int row, String text) {
    if (mostlyDistinct) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      setId(row, idOf(utf8, 0, utf8.length));
      return;
    }
    if (recent == null || recent.length < dictionary.size() / 2) {
      rememberMore();
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & recent.length - 1;
    if (text.equals(recent[place])) {
      countValue();
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      recentIds[place] = idOf(utf8, 0, utf8.length);
      recent[place] = text;
    }
    setId(row, recentIds[place]);
  }

  // The same ids as those that a look-up gives: new texts have new ones.
  void setGrouped(int row, String text) {
    if (!mostlyDistinct && text.equals(latest)) {
      countValue();
      setId(row, dictionary.size() - 1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    setId(row, dictionary.append(utf8, 0, utf8.length));
    take(utf8.length + TEXT_OVERHEAD);
    countValue();
    latest = text;
  }

  void setShared(int row, Utf8Dictionary from, int id) {
    if (from != shared || id >= sharedKnown.length) {
      shared = from;
      sharedKnown = knownOfShared.compute(from, TextNumbers::withRoom);
    }
    setId(row, translated(from, id, sharedKnown));
  }

  void append(int row, Utf8Dictionary from, int id) {
    setId(row, dictionary.append(from.buffer(), from.start(id), from.length(id)));
    take(from.length(id) + TEXT_OVERHEAD);
    countValue();
    latest = null;
  }

  private void rememberMore() {
    int length = recent == null ? RECENT_STRINGS : recent.length * 2;
    if (length <= MOST_RECENT_STRINGS) {
      recent = new String[length];
      recentIds = new int[length];
    }
  }

  // Depends on the values so far and on nothing else, so that equal rows make equal blocks.
  private int idOf(byte[] utf8, int from, int length) {
    int size = dictionary.size();
    int id =
        mostlyDistinct ? dictionary.append(utf8, from, length) : dictionary.add(utf8, from, length);
    if (dictionary.size() > size) {
      take(length + TEXT_OVERHEAD);
    }
    countValue();
    return id;
  }

  private void countValue() {
    if (++count == TRIED_VALUES && dictionary.size() > TRIED_VALUES / 4 * 3) {
      mostlyDistinct = true;
      dictionary.rest();
    }
  }

  @Override
  boolean isSet(int row) {
    return row < ids.length && ids[row] != 0;
  }

  @Override
  void clear(int row) {
    if (row < ids.length) {
      ids[row] = 0;
    }
  }

  @Override
  void copy(Block from, int column, int fromRow, int[][] known, int row) {
    Column.Text texts = (Column.Text) from.column(column);
    int id = texts.id(fromRow);
    if (id >= 0) {
      Utf8Dictionary dictionary = texts.dictionary();
      setId(row, translated(dictionary, id, knownOf(from, column, dictionary, known)));
    }
  }

  // Where most texts are of one row only, there is nothing to gain from knowing their ids.
  private int[] knownOf(Block source, int column, Utf8Dictionary from, int[][] translation) {
    if (mostlyDistinct) {
      return null;
    }
    int[] known = translation[column];
    if (known == null && from.size() <= source.rows() / 2) {
      known = new int[from.size()];
      translation[column] = known;
    }
    return known;
  }

  // The id here of a text there.
  private int translated(Utf8Dictionary from, int id, int[] known) {
    if (known == null || mostlyDistinct) {
      return idOf(from.buffer(), from.start(id), from.length(id));
    }
    if (known[id] != 0) {
      countValue();
      return known[id] - 1;
    }
    int here = idOf(from.buffer(), from.start(id), from.length(id));
    known[id] = here + 1;
    return here;
  }

  @Override
  void copyAll(RowBatch batch, int column, int[][][] known, int row) {
    int[][] idsOf = new int[batch.blockCount()][];
    Utf8Dictionary[] texts = new Utf8Dictionary[idsOf.length];
    int[][] knownOf = new int[idsOf.length][];
    for (int source = 0; source < idsOf.length; source++) {
      Column.Text from = (Column.Text) batch.block(source).column(column);
      idsOf[source] = from.ids();
      texts[source] = from.dictionary();
      if (from.ids() != null) {
        knownOf[source] = knownOf(batch.block(source), column, from.dictionary(), known[source]);
      }
    }
    int[] sources = batch.sources();
    int[] ids = batch.gather(idsOf);
    for (int i = 0; i < batch.size(); i++) {
      if (ids[i] != 0) {
        int source = sources[i];
        setId(row + i, translated(texts[source], ids[i] - 1, knownOf[source]));
      }
    }
  }

  private void setId(int row, int id) {
    reserve(row);
    ids[row] = id + 1;
  }

  @Override
  int width() {
    return Integer.BYTES;
  }

  @Override
  int capacity() {
    return ids.length;
  }

  @Override
  void resize(int capacity) {
    ids = Arrays.copyOf(ids, capacity);
  }

  @Override
  Column build(int rows) {
    dictionary.rest();
    if (isEmpty()) {
      return new Column.Text(null, dictionary);
    }
    return new Column.Text(ids.length >= rows ? ids : Arrays.copyOf(ids, rows), dictionary);
  }
}
