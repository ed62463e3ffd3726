package io.moraine.analyses;

import io.moraine.analyses.history.History;

/**
 * What has been learnt of the histories seen so far. It grows with the answer, not with the number
 * of events.
 *
 * @param <F> the fold itself
 */
public interface Fold<F extends Fold<F>> {
  /** Takes in one actor's history. Each actor is given once, to one of the folds to be merged. */
  void add(History history);

  /** Takes in all that another fold of the same question has learnt. */
  void merge(F other);

  /** The answer, should these be all histories. */
  Answer answer();
}
