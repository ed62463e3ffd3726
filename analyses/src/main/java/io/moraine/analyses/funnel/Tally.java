package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;

/**
 * What is counted of attempts, for one value of a breakdown.
 *
 * @param <T> the tally itself
 */
interface Tally<T extends Tally<T>> {
  /** Takes in one actor. */
  void add(String actor, Marks marks, AttemptSearch search);

  /** Takes in all that another tally has counted. */
  void merge(T other);

  /** By what values of a breakdown are ordered, the most first. */
  long weight();

  /** Adds its fields to an answer. */
  void write(Answer answer);
}
