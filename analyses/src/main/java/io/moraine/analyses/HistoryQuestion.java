package io.moraine.analyses;

import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.Interest;

/**
 * A question that is answered by looking at one actor's history after the other.
 *
 * @param <F> what is learnt of them
 */
public interface HistoryQuestion<F extends Fold<F>> extends Question {
  /** What it wants to see. */
  Interest interest();

  /** A fold that has seen nothing yet. */
  F fold();

  @Override
  default Answer answer(Histories histories) {
    F fold = fold();
    histories.forEach(interest(), fold::add);
    return fold.answer();
  }
}
