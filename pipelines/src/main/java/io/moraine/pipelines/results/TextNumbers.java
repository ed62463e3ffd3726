package io.moraine.pipelines.results;

import io.moraine.blocks.Column;
import io.moraine.blocks.Utf8Dictionary;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A number for each text of a column that names the same few texts again and again, asked once for
 * each dictionary.
 */
final class TextNumbers {
  /** The number of no text. */
  static final int NULL = -1;

  /** As many dictionaries as the files that one merge has open, and some. */
  private static final int MOST_DICTIONARIES = 256;

  private final ToIntFunction<String> numbers;
  private final Map<Utf8Dictionary, int[]> known = new IdentityHashMap<>();
  private Utf8Dictionary last;
  // By id one more than the number; 0 where it was not asked yet.
  private int[] ofLast;

  /**
   * @param numbers the number of a text, 0 or more, always the same
   */
  TextNumbers(ToIntFunction<String> numbers) {
    this.numbers = numbers;
  }

  /** The number of a row's text. */
  int of(Column.Text column, int row) {
    int id = column.id(row);
    if (id < 0) {
      return NULL;
    }
    if (column.dictionary() != last) {
      remember(column.dictionary());
    }
    int number = ofLast[id];
    if (number == 0) {
      number = numbers.applyAsInt(last.text(id)) + 1;
      ofLast[id] = number;
    }
    return number - 1;
  }

  private void remember(Utf8Dictionary texts) {
    if (known.size() >= MOST_DICTIONARIES) {
      known.clear();
    }
    last = texts;
    ofLast = known.computeIfAbsent(texts, first -> new int[texts.size()]);
  }
}
