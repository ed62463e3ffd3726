package io.moraine.blocks;

import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.ToIntFunction;

/**
 * A number for each text of a column, asked once for each text of a dictionary.
 *
 * <p>Keeps what it was told as long as the dictionary is in use elsewhere, so that rows merged from
 * many blocks cost no more than those of one. Not safe for use by several threads.
 */
public final class TextNumbers {
  /** The number of no text. */
  public static final int NULL = -1;

  private final ToIntFunction<String> numbers;
  private final Map<Utf8Dictionary, int[]> known = new WeakHashMap<>();
  private Utf8Dictionary last;
  // By id one more than the number; 0 where it was not asked yet.
  private int[] ofLast = {};

  /**
   * Knows no number as yet.
   *
   * @param numbers the number of a text, 0 or more, always the same
   */
  public TextNumbers(ToIntFunction<String> numbers) {
    this.numbers = numbers;
  }

  /** The number of a row's text in a column; {@link #NULL} where it has none. */
  public int of(RowView row, int column) {
    Column.Text texts = (Column.Text) row.block().column(column);
    int id = texts.id(row.row());
    if (id < 0) {
      return NULL;
    }
    if (texts.dictionary() != last || id >= ofLast.length) {
      turnTo(texts.dictionary());
    }
    int number = ofLast[id];
    if (number == 0) {
      number = numbers.applyAsInt(last.text(id)) + 1;
      ofLast[id] = number;
    }
    return number - 1;
  }

  private void turnTo(Utf8Dictionary texts) {
    last = texts;
    ofLast = known.compute(texts, TextNumbers::withRoom);
  }

  /** Room for something of each text of a dictionary, 0 for those that had none before. */
  static int[] withRoom(Utf8Dictionary texts, int[] before) {
    if (before == null) {
      return new int[texts.size()];
    }
    return before.length >= texts.size()
        ? before
        : Arrays.copyOf(before, Math.max(texts.size(), before.length * 2));
  }
}
