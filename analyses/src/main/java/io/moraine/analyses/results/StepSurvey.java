package io.moraine.analyses.results;

import java.io.Serializable;

/**
 * What an analysis learns of all steps in a walk before the others, so that its fold knows what is
 * worth counting. It is serializable and merged, in any order, into the same, as a {@link
 * ResultFold} is; steps of flagged bots are not shown.
 *
 * @param <S> the survey itself
 */
public interface StepSurvey<S extends StepSurvey<S>> extends Serializable, Mergeable<S> {
  /** A step; those of a session come one after the other, in order of position. */
  void step(ResultFold.SeenStep step);

  /** All steps of a session, of which there was at least one, have been shown. */
  void endOfSteps();
}
