package io.moraine.blocks;

import java.util.WeakHashMap;

/**
 * Collects rows into a {@link Block}.
 *
 * <p>Set what the current row has, then {@link #endRow()}; what was not set is null. {@link
 * #discardRow()} forgets the current row, so that a reader can give up in the middle of a line. A
 * row costs what is set in it, however many columns there are. Not safe for use by several threads.
 */
public final class BlockBuilder {
  private final Shape shape;
  private final ColumnBuilder[] columns;
  // For each block that rows are copied from, the ids here of the texts there, by column. A merge
  // copies from many blocks in turn, each for a while: one that no one else holds is forgotten.
  private final WeakHashMap<Block, int[][]> translations = new WeakHashMap<>();
  // The block that a row was copied from last, and its texts' ids.
  private Block source;
  private int[][] translation;
  private int row;

  public BlockBuilder(Shape shape) {
    this.shape = shape;
    this.columns = new ColumnBuilder[shape.size()];
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
   * About how much memory the rows take, bytes; the same for the same rows. Costs a look at each
   * column.
   */
  public long bytes() {
    long all = 0;
    for (ColumnBuilder column : columns) {
      all += column.bytes();
    }
    return all;
  }

  /**
   * About how much memory the builder holds, bytes: also what rows before the last {@link #clear}
   * took. Costs a look at each column.
   */
  public long heldBytes() {
    long all = 0;
    for (ColumnBuilder column : columns) {
      all += column.heldBytes();
    }
    return all;
  }

  /** Sets a text; null leaves it null. */
  public void setText(int column, String text) {
    if (text != null) {
      ((TextBuilder) columns[column]).set(row, text);
    }
  }

  /**
   * Sets a text that mostly is that of the row before, or one that no row has yet, without a look
   * through the texts: one that comes back later is stored again. Rows sorted by a column have such
   * texts in it.
   */
  public void setGroupedText(int column, String text) {
    ((TextBuilder) columns[column]).setGrouped(row, text);
  }

  /** Sets a text from its UTF-8 bytes. */
  public void setText(int column, byte[] utf8, int from, int length) {
    ((TextBuilder) columns[column]).set(row, utf8, from, length);
  }

  /**
   * Sets the text that a dictionary has for an id. Of a dictionary that is {@link
   * Utf8Dictionary#isShared shared} each text is looked up once.
   */
  public void setText(int column, Utf8Dictionary dictionary, int id) {
    TextBuilder texts = (TextBuilder) columns[column];
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
    ((TextBuilder) columns[column]).append(row, texts.dictionary(), texts.id(from.row()));
  }

  /** Sets a text as it is held; leaves it null where there is none. */
  public void setText(int column, HeldTexts texts, int place) {
    texts.set(place, this, column);
  }

  public void setLong(int column, long value) {
    ((NumberBuilder) columns[column]).set(row, value);
  }

  public void setBoolean(int column, boolean value) {
    ((NumberBuilder) columns[column]).set(row, value ? 1 : 0);
  }

  public void setDouble(int column, double value) {
    setLong(column, Double.doubleToRawLongBits(value));
  }

  /**
   * The elements of the current row's nested column: end each with its own {@link #endRow()}. A row
   * whose elements were asked for is not null, even with none.
   */
  public BlockBuilder elements(int column) {
    return ((NestedBuilder) columns[column]).begin(row);
  }

  /** Whether the current row has a value in that column so far. */
  public boolean isSet(int column) {
    return columns[column].isSet(row);
  }

  /** The text set in the current row, or null. */
  public String currentText(int column) {
    TextBuilder texts = (TextBuilder) columns[column];
    return texts.isSet(row) ? texts.dictionary().text(texts.id(row)) : null;
  }

  /** The dictionary of a column's texts, which grows with the rows; a new one after each block. */
  public Utf8Dictionary dictionary(int column) {
    return ((TextBuilder) columns[column]).dictionary();
  }

  /** The id of the text set in the current row, -1 for none. */
  public int currentId(int column) {
    return ((TextBuilder) columns[column]).id(row);
  }

  /** The number set in the current row; meaningless where not {@link #isSet}. */
  public long currentLong(int column) {
    return ((NumberBuilder) columns[column]).at(row);
  }

  /** Keeps the current row. */
  public void endRow() {
    row++;
  }

  /** Forgets what was set in the current row. */
  public void discardRow() {
    for (ColumnBuilder column : columns) {
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
      columns[column].copy(from, column, fromRow, translation, row);
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
    for (ColumnBuilder column : columns) {
      column.reset(row + 1);
    }
    restart();
  }

  private void begin() {
    for (int i = 0; i < columns.length; i++) {
      columns[i] = ColumnBuilder.of(shape.field(i));
    }
    restart();
  }

  private void restart() {
    row = 0;
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
  void truncate(int rows) {
    while (row > rows) {
      discardRow();
      row--;
    }
    discardRow();
  }
}
