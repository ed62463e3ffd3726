package io.moraine.analyses.web;

import io.moraine.analyses.Fold;
import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.Interest;
import java.util.function.Supplier;

/** A question of web analytics: what it wants to see, and how it starts to look. */
record WebQuestion<F extends Fold<F>>(Interest interest, Supplier<F> start)
    implements HistoryQuestion<F> {
  @Override
  public F fold() {
    return start.get();
  }
}
