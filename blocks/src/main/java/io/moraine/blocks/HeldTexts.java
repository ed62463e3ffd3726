package io.moraine.blocks;

import java.nio.charset.StandardCharsets;

/**
 * Some texts of rows, each at its place, kept when the rows are long gone. A text of a shared
 * dictionary is kept by its id there, any other by a copy of its bytes: no block is held up for it,
 * and no string is made.
 */
public final class HeldTexts {
  // A dictionary, or the bytes; null where there is no text.
  private final Object[] texts;
  private final int[] ids;

  /** Nothing held as yet, at so many places. */
  public HeldTexts(int places) {
    this.texts = new Object[places];
    this.ids = new int[places];
  }

  /** Holds a row's text, or that it has none. */
  public void hold(int place, RowView row, int column) {
    Column.Text source = (Column.Text) row.block().column(column);
    int id = source.id(row.row());
    if (id < 0) {
      texts[place] = null;
    } else {
      hold(place, source, id);
    }
  }

  /** Holds a row's text where it has one. */
  public void holdAny(int place, RowView row, int column) {
    Column.Text source = (Column.Text) row.block().column(column);
    int id = source.id(row.row());
    if (id >= 0) {
      hold(place, source, id);
    }
  }

  private void hold(int place, Column.Text source, int id) {
    if (source.dictionary().isShared()) {
      texts[place] = source.dictionary();
      ids[place] = id;
    } else {
      texts[place] = source.dictionary().copy(id);
    }
  }

  public boolean isNull(int place) {
    return texts[place] == null;
  }

  /** The text, or null. */
  public String text(int place) {
    Object text = texts[place];
    if (text instanceof Utf8Dictionary dictionary) {
      return dictionary.text(ids[place]);
    }
    return text == null ? null : new String((byte[]) text, StandardCharsets.UTF_8);
  }

  void set(int place, BlockBuilder row, int column) {
    Object text = texts[place];
    if (text instanceof Utf8Dictionary dictionary) {
      row.setText(column, dictionary, ids[place]);
    } else if (text != null) {
      byte[] utf8 = (byte[]) text;
      row.setText(column, utf8, 0, utf8.length);
    }
  }
}
