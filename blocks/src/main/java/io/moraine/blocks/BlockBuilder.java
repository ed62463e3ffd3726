package io.moraine.blocks;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Collects rows into a {@link Block}.
 *
 * <p>Set what the current row has, then {@link #endRow()}; what was not set is null. {@link
 * #discardRow()} forgets the current row, so that a reader can give up in the middle of a line.
 * Not safe for use by several threads.
 */
public final class BlockBuilder {
  private final Shape shape;
  private final Columns[] columns;
  private int row;

  public BlockBuilder(Shape shape) {
    this.shape = shape;
    this.columns = new Columns[shape.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = newColumn(shape.field(i));
    }
  }

  public Shape shape() {
    return shape;
  }

  /** Rows that were ended. */
  public int rows() {
    return row;
  }

  /** About how much memory the rows take, bytes. */
  public long bytes() {
    long bytes = 0;
    for (Columns column : columns) {
      bytes += column.bytes();
    }
    return bytes;
  }

  /** Sets a text; null leaves it null. */
  public void setText(int column, String text) {
    if (text != null) {
      Texts texts = (Texts) columns[column];
      texts.setId(row, texts.dictionary.add(text));
    }
  }

  /** Sets a text from its UTF-8 bytes. */
  public void setText(int column, byte[] utf8, int from, int length) {
    Texts texts = (Texts) columns[column];
    texts.setId(row, texts.dictionary.add(utf8, from, length));
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

  /** The number set in the current row; meaningless where not {@link #isSet}. */
  public long currentLong(int column) {
    return ((Longs) columns[column]).values[row];
  }

  /** Keeps the current row. */
  public void endRow() {
    for (Columns column : columns) {
      column.endRow(row);
    }
    row++;
  }

  /** Forgets what was set in the current row. */
  public void discardRow() {
    for (Columns column : columns) {
      column.clear(row);
    }
  }

  /** Appends a row of another block of the same shape. */
  public void copyRow(Block source, int sourceRow) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].copy(row, source.column(i), sourceRow);
    }
    endRow();
  }

  /** The rows so far as a block; the builder then starts anew. */
  public Block build() {
    Column[] built = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      built[i] = columns[i].build(row);
      columns[i] = newColumn(shape.field(i));
    }
    Block block = new Block(shape, row, built);
    row = 0;
    return block;
  }

  private void truncate(int rows) {
    for (int r = rows; r < row; r++) {
      for (Columns column : columns) {
        column.clear(r);
      }
    }
    row = rows;
    discardRow();
  }

  private static Columns newColumn(Shape.Field field) {
    return switch (field.kind()) {
      case TEXT -> new Texts();
      case LONG -> new Longs();
      case DOUBLE -> new Doubles();
      case NESTED -> new Nested(new BlockBuilder(field.element()));
    };
  }

  private static int grown(int length, int row) {
    return Math.max(row + 1, length == 0 ? 1024 : length * 2);
  }

  /** The values of one column while they are collected. */
  private abstract static class Columns {
    abstract boolean isSet(int row);

    abstract void clear(int row);

    abstract void copy(int row, Column source, int sourceRow);

    abstract Column build(int rows);

    abstract long bytes();

    void endRow(int row) {}
  }

  private static final class Texts extends Columns {
    private final Utf8Dictionary dictionary = new Utf8Dictionary();
    private int[] ids = new int[0];
    // For each dictionary that rows are copied from: its ids, translated once each, plus one. A merge
    // copies from many in turn, so that the last one is kept at hand and the others in a map.
    private final Map<Utf8Dictionary, int[]> translations = new IdentityHashMap<>();
    private Utf8Dictionary translatedFrom;
    private int[] translated = new int[0];

    void setId(int row, int id) {
      if (row >= ids.length) {
        ids = Arrays.copyOf(ids, grown(ids.length, row));
      }
      ids[row] = id + 1;
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
    void copy(int row, Column source, int sourceRow) {
      Column.Text texts = (Column.Text) source;
      int id = texts.id(sourceRow);
      if (id >= 0) {
        setId(row, translate(texts.dictionary(), id));
      }
    }

    private int translate(Utf8Dictionary from, int id) {
      if (from != translatedFrom) {
        translatedFrom = from;
        translated = translations.computeIfAbsent(from, other -> new int[other.size()]);
      }
      if (translated[id] == 0) {
        translated[id] = dictionary.addFrom(from, id) + 1;
      }
      return translated[id] - 1;
    }

    @Override
    Column build(int rows) {
      return new Column.Text(dictionary.size() == 0 ? null : atLeast(ids, rows), dictionary);
    }

    private static int[] atLeast(int[] ids, int rows) {
      return ids.length >= rows ? ids : Arrays.copyOf(ids, rows);
    }

    @Override
    long bytes() {
      return 4L * ids.length + dictionary.byteCount() + 16L * dictionary.size();
    }
  }

  private static final class Longs extends Columns {
    private long[] values = new long[0];
    private long[] present;

    void set(int row, long value) {
      if (row >= values.length) {
        values = Arrays.copyOf(values, grown(values.length, row));
      }
      values[row] = value;
      present = Bits.set(present, row);
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
    void copy(int row, Column source, int sourceRow) {
      if (!source.isNull(sourceRow)) {
        set(row, ((Column.Longs) source).values()[sourceRow]);
      }
    }

    @Override
    Column build(int rows) {
      if (present == null) {
        return new Column.Longs(null, null);
      }
      return new Column.Longs(values.length >= rows ? values : Arrays.copyOf(values, rows), present);
    }

    @Override
    long bytes() {
      return 8L * values.length;
    }
  }

  private static final class Doubles extends Columns {
    private double[] values = new double[0];
    private long[] present;

    void set(int row, double value) {
      if (row >= values.length) {
        values = Arrays.copyOf(values, grown(values.length, row));
      }
      values[row] = value;
      present = Bits.set(present, row);
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
    void copy(int row, Column source, int sourceRow) {
      if (!source.isNull(sourceRow)) {
        set(row, ((Column.Doubles) source).values()[sourceRow]);
      }
    }

    @Override
    Column build(int rows) {
      if (present == null) {
        return new Column.Doubles(null, null);
      }
      return new Column.Doubles(values.length >= rows ? values : Arrays.copyOf(values, rows), present);
    }

    @Override
    long bytes() {
      return 8L * values.length;
    }
  }

  private static final class Nested extends Columns {
    private final BlockBuilder elements;
    private int[] offsets = new int[1];
    private long[] present;
    private int ended;

    Nested(BlockBuilder elements) {
      this.elements = elements;
    }

    void begin(int row) {
      present = Bits.set(present, row);
    }

    @Override
    boolean isSet(int row) {
      return Bits.get(present, row);
    }

    @Override
    void clear(int row) {
      Bits.clear(present, row);
      ended = Math.min(ended, row);
      elements.truncate(offsets[ended]);
    }

    @Override
    void endRow(int row) {
      if (row + 1 >= offsets.length) {
        offsets = Arrays.copyOf(offsets, grown(offsets.length, row + 1));
      }
      offsets[row + 1] = elements.rows();
      ended = row + 1;
    }

    @Override
    void copy(int row, Column source, int sourceRow) {
      if (!source.isNull(sourceRow)) {
        Column.Nested nested = (Column.Nested) source;
        begin(row);
        for (int e = nested.offsets()[sourceRow]; e < nested.offsets()[sourceRow + 1]; e++) {
          elements.copyRow(nested.elements(), e);
        }
      }
    }

    @Override
    Column build(int rows) {
      Block built = elements.build();
      return present == null
          ? new Column.Nested(null, null, built)
          : new Column.Nested(offsets, present, built);
    }

    @Override
    long bytes() {
      return 4L * offsets.length + elements.bytes();
    }
  }
}
