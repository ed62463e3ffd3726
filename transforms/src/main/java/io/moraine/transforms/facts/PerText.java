package io.moraine.transforms.facts;

import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Utf8Dictionary;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * What is made of a column's texts, made once for each text of a dictionary.
 *
 * <p>Keeps what it made as long as the dictionary is in use elsewhere, so that rows merged from
 * many blocks cost no more than those of one.
 */
final class PerText<T> {
  private final int column;
  private final Function<String, T> maker;
  private final Map<Utf8Dictionary, Object[]> byDictionary = new WeakHashMap<>();
  private Utf8Dictionary dictionary;
  private Object[] made = {};

  /** {@code maker} must give the same for the same text, and never null. */
  PerText(int column, Function<String, T> maker) {
    this.column = column;
    this.maker = maker;
  }

  /** What was made of the row's text; null where it has none. */
  @SuppressWarnings("unchecked")
  T of(RowView row) {
    Column.Text texts = (Column.Text) row.block().column(column);
    int id = texts.id(row.row());
    if (id < 0) {
      return null;
    }
    if (texts.dictionary() != dictionary || id >= made.length) {
      turnTo(texts.dictionary());
    }
    Object known = made[id];
    if (known == null) {
      known = maker.apply(dictionary.text(id));
      made[id] = known;
    }
    return (T) known;
  }

  private void turnTo(Utf8Dictionary next) {
    dictionary = next;
    made =
        byDictionary.compute(
            next,
            (key, known) ->
                known == null
                    ? new Object[next.size()]
                    : known.length < next.size() ? Arrays.copyOf(known, next.size()) : known);
  }
}
