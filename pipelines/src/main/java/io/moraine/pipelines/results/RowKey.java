package io.moraine.pipelines.results;

import io.moraine.blocks.Utf8Dictionary;

/** The key of the rows at hand, as it stands in one of their blocks; moves on in place. */
final class RowKey {
  private Utf8Dictionary texts;
  private int id;

  /** Is that text from now on. */
  void at(Utf8Dictionary of, int textId) {
    texts = of;
    id = textId;
  }

  /** Whether it is that text. */
  boolean is(Utf8Dictionary of, int textId) {
    return of == texts && textId == id || texts.compare(id, of, textId) == 0;
  }

  String text() {
    return texts.text(id);
  }
}
