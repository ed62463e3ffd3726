package io.moraine.analyses.results;

/**
 * Something that adds up, in any order, to the same.
 *
 * @param <M> itself
 */
public interface Mergeable<M extends Mergeable<M>> {
  /** Takes in all that another of the same kind holds. */
  void merge(M other);
}
