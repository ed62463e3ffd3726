package io.moraine.blocks;

/**
 * The values of one column of a {@link Block}. An array that is null stands for a column without
 * any value. Arrays may be longer than the block has rows and are not to be written to.
 */
public sealed interface Column {

  boolean isNull(int row);

  /** Whether no row has a value, as far as that is known without looking at each. */
  boolean isEmpty();

  /** The values of some rows, in that order. */
  Column select(int[] rows);

  /**
   * Some rows, ascending, each once, in the arrays of this column as far as may be: for who made it
   * and does not look at it any more.
   */
  default Column keep(int[] rows) {
    return select(rows);
  }

  /** A column of that field without any value. */
  static Column empty(Shape.Field field) {
    return switch (field.kind()) {
      case TEXT -> new Text(null, new Utf8Dictionary());
      case LONG, DOUBLE -> new Numbers(null, null);
      case NESTED -> new Nested(null, null, Block.empty(field.element()));
    };
  }

  /**
   * Text.
   *
   * @param ids for each row 0 for null, else one more than an id of the dictionary; null where no
   *     row has a value
   */
  record Text(int[] ids, Utf8Dictionary dictionary) implements Column {
    @Override
    public boolean isNull(int row) {
      return ids == null || ids[row] == 0;
    }

    @Override
    public boolean isEmpty() {
      return ids == null;
    }

    @Override
    public Text select(int[] rows) {
      if (ids == null) {
        return this;
      }
      int[] selected = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = ids[rows[i]];
      }
      return new Text(selected, dictionary);
    }

    @Override
    public Text keep(int[] rows) {
      for (int i = 0; ids != null && i < rows.length; i++) {
        ids[i] = ids[rows[i]];
      }
      return this;
    }

    /** The dictionary's id of a row, -1 for null. */
    public int id(int row) {
      return ids == null ? -1 : ids[row] - 1;
    }
  }

  /**
   * Numbers of 64 bits.
   *
   * @param values see {@link Shape.Kind#LONG}; of {@link Shape.Kind#DOUBLE} the bits of the
   *     floating-point number
   * @param present a bit a row
   */
  record Numbers(long[] values, long[] present) implements Column {
    @Override
    public boolean isNull(int row) {
      return !Bits.get(present, row);
    }

    @Override
    public boolean isEmpty() {
      return values == null;
    }

    @Override
    public Numbers select(int[] rows) {
      if (values == null) {
        return this;
      }
      long[] selected = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        selected[i] = values[rows[i]];
      }
      return new Numbers(selected, Bits.select(present, rows));
    }

    @Override
    public Numbers keep(int[] rows) {
      if (values != null) {
        for (int i = 0; i < rows.length; i++) {
          values[i] = values[rows[i]];
        }
        if (present != null) {
          Bits.keep(present, rows);
        }
      }
      return this;
    }
  }

  /**
   * Lists and maps: row {@code r} has the elements {@code [offsets[r], offsets[r + 1])}, a null row
   * none.
   *
   * @param offsets one more than the block has rows; null where no row has a value
   */
  record Nested(int[] offsets, long[] present, Block elements) implements Column {
    @Override
    public boolean isNull(int row) {
      return !Bits.get(present, row);
    }

    @Override
    public boolean isEmpty() {
      return offsets == null;
    }

    @Override
    public Nested select(int[] rows) {
      if (offsets == null) {
        return this;
      }
      int[] selected = new int[rows.length + 1];
      for (int i = 0; i < rows.length; i++) {
        selected[i + 1] = selected[i] + offsets[rows[i] + 1] - offsets[rows[i]];
      }
      int[] selectedElements = new int[selected[rows.length]];
      for (int i = 0; i < rows.length; i++) {
        for (int e = selected[i]; e < selected[i + 1]; e++) {
          selectedElements[e] = offsets[rows[i]] + e - selected[i];
        }
      }
      return new Nested(selected, Bits.select(present, rows), elements.select(selectedElements));
    }
  }
}
