package io.moraine.blocks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Collects rows into a {@link Block}.
 *
 * <p>Set what the current row has, then {@link #endRow()}; what was not set is null. {@link
 * #discardRow()} forgets the current row, so that a reader can give up in the middle of a line. A
 * row costs what is set in it, however many columns there are. Not safe for use by several threads.
 */
public final class BlockBuilder {
  private static final int FIRST_ROWS = 64;
  // What a text takes beside its bytes: its start, its hash and its slots.
  private static final int TEXT_OVERHEAD = 24;
  // After so many values of a text column it is known whether they are mostly distinct.
  private static final int TRIED_VALUES = 4096;
  // Strings whose ids are remembered: few at first, more for a column of many texts.
  private static final int RECENT_STRINGS = 256;
  private static final int MOST_RECENT_STRINGS = 1 << 13;
  private static final int[] NONE_KNOWN = {};

  private final Shape shape;
  private final Values[] columns;
  private final List<BlockBuilder> nested = new ArrayList<>();
  // For each block that rows are copied from, the ids here of the texts there, by column. A merge
  // copies from many blocks in turn, each for a while: one that no one else holds is forgotten.
  private final WeakHashMap<Block, int[][]> translations = new WeakHashMap<>();
  // The block that a row was copied from last, and its texts' ids.
  private Block source;
  private int[][] translation;
  private int row;
  private long bytes;

  public BlockBuilder(Shape shape) {
    this.shape = shape;
    this.columns = new Values[shape.size()];
    begin();
  }

  public Shape shape() {
    return shape;
  }

  /** Rows that were ended. */
  public int rows() {
    return row;
  }

  /**
   * About how much memory the rows take, bytes; the same for the same rows. Costs next to nothing
   * to ask.
   */
  public long bytes() {
    long all = bytes;
    for (BlockBuilder elements : nested) {
      all += elements.bytes();
    }
    return all;
  }

  /** Sets a text; null leaves it null. */
  public void setText(int column, String text) {
    if (text != null) {
      ((Texts) columns[column]).set(row, text);
    }
  }

  /**
   * Sets a text that mostly is that of the row before, or one that no row has yet, without a look
   * through the texts: one that comes back later is stored again. Rows sorted by a column have such
   * texts in it.
   */
  public void setGroupedText(int column, String text) {
    ((Texts) columns[column]).setGrouped(row, text);
  }

  /** Sets a text from its UTF-8 bytes. */
  public void setText(int column, byte[] utf8, int from, int length) {
    ((Texts) columns[column]).set(row, utf8, from, length);
  }

  /**
   * Sets the text that a dictionary has for an id. Of a dictionary that is {@link
   * Utf8Dictionary#isShared shared} each text is looked up once.
   */
  public void setText(int column, Utf8Dictionary dictionary, int id) {
    Texts texts = (Texts) columns[column];
    if (dictionary.isShared()) {
      texts.setShared(row, dictionary, id);
    } else {
      texts.set(row, dictionary.buffer(), dictionary.start(id), dictionary.length(id));
    }
  }

  /** Sets a text as another row has it; leaves it null where that has none. */
  public void setText(int column, RowView from, int fromColumn) {
    Column.Text texts = (Column.Text) from.block().column(fromColumn);
    int id = texts.id(from.row());
    if (id >= 0) {
      setText(column, texts.dictionary(), id);
    }
  }

  /**
   * Sets a text as another row has it, which must have one; without a look through the texts. A
   * column whose texts were once appended or {@link #setGroupedText grouped} is set so always.
   */
  public void appendText(int column, RowView from, int fromColumn) {
    Column.Text texts = (Column.Text) from.block().column(fromColumn);
    ((Texts) columns[column]).append(row, texts.dictionary(), texts.id(from.row()));
  }

  /** Sets a text as it is held; leaves it null where there is none. */
  public void setText(int column, HeldTexts texts, int place) {
    texts.set(place, this, column);
  }

  public void setLong(int column, long value) {
    ((Longs) columns[column]).set(row, value);
  }

  public void setBoolean(int column, boolean value) {
    ((Longs) columns[column]).set(row, value ? 1 : 0);
  }

  public void setDouble(int column, double value) {
    ((Doubles) columns[column]).set(row, value);
  }

  /**
   * The elements of the current row's nested column: end each with its own {@link #endRow()}. A row
   * whose elements were asked for is not null, even with none.
   */
  public BlockBuilder elements(int column) {
    Nested nested = (Nested) columns[column];
    nested.begin(row);
    return nested.elements;
  }

  /** Whether the current row has a value in that column so far. */
  public boolean isSet(int column) {
    return columns[column].isSet(row);
  }

  /** The text set in the current row, or null. */
  public String currentText(int column) {
    Texts texts = (Texts) columns[column];
    return texts.isSet(row) ? texts.dictionary.text(texts.ids[row] - 1) : null;
  }

  /** The dictionary of a column's texts, which grows with the rows; a new one after each block. */
  public Utf8Dictionary dictionary(int column) {
    return ((Texts) columns[column]).dictionary;
  }

  /** The id of the text set in the current row, -1 for none. */
  public int currentId(int column) {
    Texts texts = (Texts) columns[column];
    return texts.isSet(row) ? texts.ids[row] - 1 : -1;
  }

  /** The number set in the current row; meaningless where not {@link #isSet}. */
  public long currentLong(int column) {
    Longs longs = (Longs) columns[column];
    return row < longs.values.length ? longs.values[row] : 0;
  }

  /** Keeps the current row. */
  public void endRow() {
    row++;
  }

  /** Forgets what was set in the current row. */
  public void discardRow() {
    for (Values column : columns) {
      column.clear(row);
    }
  }

  /**
   * Appends a row of another block of the same shape. Texts that many rows of that block share are
   * looked up here once, however many of them are copied.
   *
   * @throws IllegalArgumentException if the block is of another shape
   */
  public void copyRow(Block from, int fromRow) {
    if (from != source) {
      copyFrom(from);
    }
    for (int column : from.filled()) {
      columns[column].copy(from.column(column), fromRow, row);
    }
    row++;
  }

  /**
   * Appends the rows of a batch, as {@link #copyRow} would one after the other.
   *
   * @throws IllegalArgumentException if the batch is of another shape
   */
  public void copyRows(RowBatch batch) {
    if (!batch.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "Rows of " + batch.shape() + " cannot be copied into rows of " + shape + ".");
    }
    int[][][] known = new int[batch.blockCount()][][];
    for (int source = 0; source < known.length; source++) {
      known[source] = translationOf(batch.block(source));
    }
    for (int column = 0; column < columns.length; column++) {
      if (hasValues(batch, column)) {
        columns[column].copyAll(batch, column, known, row);
      }
    }
    row += batch.size();
  }

  private static boolean hasValues(RowBatch batch, int column) {
    for (int source = 0; source < batch.blockCount(); source++) {
      if (!batch.block(source).column(column).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The rows so far as a block; the builder then starts anew. */
  public Block build() {
    Block block = lend();
    begin();
    return block;
  }

  /**
   * The rows so far as a block that lies in the builder's own memory: to be called for when no more
   * rows come, and to be looked at until {@link #clear}.
   */
  public Block lend() {
    Column[] built = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      built[i] = columns[i].build(row);
    }
    return new Block(shape, row, built);
  }

  /**
   * Starts anew, in the memory that the rows so far had. It comes to the same blocks as a new
   * builder; where rows are many it spares to make room for them, and the collector to move it.
   */
  public void clear() {
    for (Values column : columns) {
      column.reset();
    }
    restart();
  }

  private void begin() {
    nested.clear();
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          switch (shape.field(i).kind()) {
            case TEXT -> new Texts(i);
            case LONG -> new Longs();
            case DOUBLE -> new Doubles();
            case NESTED -> new Nested(shape.field(i).element());
          };
    }
    restart();
  }

  private void restart() {
    row = 0;
    bytes = 0;
    source = null;
    translation = null;
    translations.clear();
  }

  private void copyFrom(Block from) {
    translation = translationOf(from);
    source = from;
  }

  // A merge turns to another block with nearly every row: whether its shape fits is asked once.
  private int[][] translationOf(Block from) {
    int[][] known = translations.get(from);
    if (known == null) {
      if (!from.shape().equals(shape)) {
        throw new IllegalArgumentException(
            "Rows of " + from.shape() + " cannot be copied into rows of " + shape + ".");
      }
      known = new int[shape.size()][];
      translations.put(from, known);
    }
    return known;
  }

  // Forgets all rows from that one on, the current row included.
  private void truncate(int rows) {
    while (row > rows) {
      discardRow();
      row--;
    }
    discardRow();
  }

  private static int[] withRoom(Utf8Dictionary texts, int[] known) {
    if (known == null) {
      return new int[texts.size()];
    }
    return known.length >= texts.size()
        ? known
        : Arrays.copyOf(known, Math.max(texts.size(), known.length * 2));
  }

  private static int grown(int room, int index) {
    return Math.max(index + 1, room == 0 ? FIRST_ROWS : room * 2);
  }

  /** The values of one column while they are collected. */
  private abstract class Values {
    // How many rows take memory, as it is told: by doubling, since the builder started anew.
    private int told;
    // Up to which row there is room that is told.
    private int room;

    /** Makes room for a row, where there is none. */
    final void reserve(int row) {
      if (row >= room) {
        makeRoom(row);
      }
    }

    // Arrays grow by half at most, of which many are open at a time; what is told of them is the
    // same
    // for the same rows, whatever the builder had before.
    private void makeRoom(int row) {
      if (row >= told) {
        int grown = grown(told, row);
        bytes += (long) width() * (grown - told);
        told = grown;
      }
      if (row >= capacity()) {
        resize(Math.min(told, Math.max(row + FIRST_ROWS, capacity() / 2 * 3)));
      }
      room = Math.min(told, capacity());
    }

    final boolean isEmpty() {
      return told == 0;
    }

    /** Forgets all values but keeps the arrays. */
    void reset() {
      told = 0;
      room = 0;
    }

    /** Bytes of a row, aside from texts. */
    abstract int width();

    abstract int capacity();

    abstract void resize(int capacity);

    abstract boolean isSet(int row);

    abstract void clear(int row);

    abstract void copy(Column from, int fromRow, int row);

    /**
     * Copies this column of all rows of a batch, to the rows from {@code row} on.
     *
     * @param known for each block of the batch the ids here of the texts there, by column
     */
    abstract void copyAll(RowBatch batch, int column, int[][][] known, int row);

    abstract Column build(int rows);
  }

  private final class Texts extends Values {
    private final int column;
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

    Texts(int column) {
      this.column = column;
    }

    @Override
    void reset() {
      if (!isEmpty()) {
        Arrays.fill(ids, 0, Math.min(row + 1, ids.length), 0);
        dictionary.clear();
      }
      super.reset();
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
      bytes += utf8.length + TEXT_OVERHEAD;
      countValue();
      latest = text;
    }

    void setShared(int row, Utf8Dictionary from, int id) {
      if (from != shared || id >= sharedKnown.length) {
        shared = from;
        sharedKnown = knownOfShared.compute(from, BlockBuilder::withRoom);
      }
      setId(row, translated(from, id, sharedKnown));
    }

    void append(int row, Utf8Dictionary from, int id) {
      setId(row, dictionary.append(from.buffer(), from.start(id), from.length(id)));
      bytes += from.length(id) + TEXT_OVERHEAD;
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
          mostlyDistinct
              ? dictionary.append(utf8, from, length)
              : dictionary.add(utf8, from, length);
      if (dictionary.size() > size) {
        bytes += length + TEXT_OVERHEAD;
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
    void copy(Column from, int fromRow, int row) {
      Column.Text texts = (Column.Text) from;
      int id = texts.id(fromRow);
      if (id >= 0) {
        copyText(texts.dictionary(), id, row);
      }
    }

    // Where most texts are of one row only, there is nothing to gain from knowing their ids.
    private void copyText(Utf8Dictionary from, int id, int row) {
      setId(row, translated(from, id, knownOf(source, from, translation)));
    }

    private int[] knownOf(Block source, Utf8Dictionary from, int[][] translation) {
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
          knownOf[source] = knownOf(batch.block(source), from.dictionary(), known[source]);
        }
      }
      int[] sources = batch.sources();
      int[] rows = batch.rows();
      int source = -1;
      int[] from = null;
      for (int i = 0; i < batch.size(); i++) {
        if (sources[i] != source) {
          source = sources[i];
          from = idsOf[source];
        }
        int id = from == null ? 0 : from[rows[i]];
        if (id != 0) {
          setId(row + i, translated(texts[source], id - 1, knownOf[source]));
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

  private final class Longs extends Values {
    private long[] values = new long[0];
    private long[] present;

    @Override
    void reset() {
      if (!isEmpty()) {
        Arrays.fill(values, 0, Math.min(row + 1, values.length), 0);
        Arrays.fill(present, 0);
      }
      super.reset();
    }

    void set(int row, long value) {
      reserve(row);
      values[row] = value;
      present = Bits.set(present, row);
    }

    @Override
    int width() {
      return Long.BYTES;
    }

    @Override
    int capacity() {
      return values.length;
    }

    @Override
    void resize(int capacity) {
      values = Arrays.copyOf(values, capacity);
    }

    @Override
    boolean isSet(int row) {
      return Bits.get(present, row);
    }

    @Override
    void clear(int row) {
      Bits.clear(present, row);
    }

    @Override
    void copy(Column from, int fromRow, int row) {
      Column.Longs numbers = (Column.Longs) from;
      if (Bits.get(numbers.present(), fromRow)) {
        set(row, numbers.values()[fromRow]);
      }
    }

    @Override
    void copyAll(RowBatch batch, int column, int[][][] known, int row) {
      long[][] valuesOf = new long[batch.blockCount()][];
      long[][] presentOf = new long[valuesOf.length][];
      for (int source = 0; source < valuesOf.length; source++) {
        Column.Longs from = (Column.Longs) batch.block(source).column(column);
        valuesOf[source] = from.values();
        presentOf[source] = from.present();
      }
      int[] sources = batch.sources();
      int[] rows = batch.rows();
      int source = -1;
      long[] presentHere = null;
      long[] valuesHere = null;
      for (int i = 0; i < batch.size(); i++) {
        if (sources[i] != source) {
          source = sources[i];
          presentHere = presentOf[source];
          valuesHere = valuesOf[source];
        }
        if (Bits.get(presentHere, rows[i])) {
          set(row + i, valuesHere[rows[i]]);
        }
      }
    }

    @Override
    Column build(int rows) {
      if (isEmpty()) {
        return new Column.Longs(null, null);
      }
      return new Column.Longs(
          values.length >= rows ? values : Arrays.copyOf(values, rows), present);
    }
  }

  private final class Doubles extends Values {
    private double[] values = new double[0];
    private long[] present;

    @Override
    void reset() {
      if (!isEmpty()) {
        Arrays.fill(values, 0, Math.min(row + 1, values.length), 0);
        Arrays.fill(present, 0);
      }
      super.reset();
    }

    void set(int row, double value) {
      reserve(row);
      values[row] = value;
      present = Bits.set(present, row);
    }

    @Override
    int width() {
      return Double.BYTES;
    }

    @Override
    int capacity() {
      return values.length;
    }

    @Override
    void resize(int capacity) {
      values = Arrays.copyOf(values, capacity);
    }

    @Override
    boolean isSet(int row) {
      return Bits.get(present, row);
    }

    @Override
    void clear(int row) {
      Bits.clear(present, row);
    }

    @Override
    void copy(Column from, int fromRow, int row) {
      Column.Doubles numbers = (Column.Doubles) from;
      if (Bits.get(numbers.present(), fromRow)) {
        set(row, numbers.values()[fromRow]);
      }
    }

    @Override
    void copyAll(RowBatch batch, int column, int[][][] known, int row) {
      double[][] valuesOf = new double[batch.blockCount()][];
      long[][] presentOf = new long[valuesOf.length][];
      for (int source = 0; source < valuesOf.length; source++) {
        Column.Doubles from = (Column.Doubles) batch.block(source).column(column);
        valuesOf[source] = from.values();
        presentOf[source] = from.present();
      }
      int[] sources = batch.sources();
      int[] rows = batch.rows();
      int source = -1;
      long[] presentHere = null;
      double[] valuesHere = null;
      for (int i = 0; i < batch.size(); i++) {
        if (sources[i] != source) {
          source = sources[i];
          presentHere = presentOf[source];
          valuesHere = valuesOf[source];
        }
        if (Bits.get(presentHere, rows[i])) {
          set(row + i, valuesHere[rows[i]]);
        }
      }
    }

    @Override
    Column build(int rows) {
      if (isEmpty()) {
        return new Column.Doubles(null, null);
      }
      return new Column.Doubles(
          values.length >= rows ? values : Arrays.copyOf(values, rows), present);
    }
  }

  /**
   * Lists or maps. The offsets of rows without elements are filled in when a later row has some.
   */
  private final class Nested extends Values {
    private final BlockBuilder elements;
    private long[] present;
    // Where the elements of each row begin; known up to a row, which may be before the current one.
    private int[] offsets = new int[1];
    private int known;

    Nested(Shape element) {
      elements = new BlockBuilder(element);
      nested.add(elements);
    }

    @Override
    void reset() {
      if (!isEmpty()) {
        Arrays.fill(present, 0);
        known = 0;
      }
      super.reset();
      elements.clear();
    }

    void begin(int row) {
      present = Bits.set(present, row);
      fillOffsets(row);
    }

    @Override
    int width() {
      return Integer.BYTES;
    }

    @Override
    int capacity() {
      return offsets.length;
    }

    @Override
    void resize(int capacity) {
      offsets = Arrays.copyOf(offsets, capacity);
    }

    private void fillOffsets(int row) {
      reserve(row);
      if (known < row) {
        Arrays.fill(offsets, known + 1, row + 1, elements.rows());
        known = row;
      }
    }

    @Override
    boolean isSet(int row) {
      return Bits.get(present, row);
    }

    @Override
    void clear(int row) {
      if (isSet(row)) {
        elements.truncate(offsets[row]);
        Bits.clear(present, row);
      }
      known = Math.min(known, row);
    }

    @Override
    void copy(Column from, int fromRow, int row) {
      Column.Nested lists = (Column.Nested) from;
      if (Bits.get(lists.present(), fromRow)) {
        begin(row);
        for (int e = lists.offsets()[fromRow]; e < lists.offsets()[fromRow + 1]; e++) {
          elements.copyRow(lists.elements(), e);
        }
      }
    }

    @Override
    void copyAll(RowBatch batch, int column, int[][][] known, int row) {
      for (int i = 0; i < batch.size(); i++) {
        copy(batch.block(batch.sources()[i]).column(column), batch.rows()[i], row + i);
      }
    }

    @Override
    Column build(int rows) {
      if (isEmpty()) {
        return new Column.Nested(null, null, elements.lend());
      }
      fillOffsets(rows);
      return new Column.Nested(offsets, present, elements.lend());
    }
  }
}
