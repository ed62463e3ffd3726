package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import java.util.Comparator;

/**
 * A step that visitors take next.
 *
 * @param step the step; the page that the others are below of, where it stands for several
 * @param visitors how many take it
 * @param subpaths how many pages it stands for, itself among them; 0 for that step alone
 */
record NextStep(JourneyStep step, long visitors, int subpaths) {
  /** The most frequent first; then by path and event. */
  static final Comparator<NextStep> ORDER =
      Comparator.comparingLong(NextStep::visitors)
          .reversed()
          .thenComparing(NextStep::step, JourneyStep.ORDER);

  Answer answer() {
    return new Answer()
        .with("path", step.path())
        .with("event", step.event())
        .with("label", step.label())
        .with("visitors", visitors)
        .with("includes_subpaths", subpaths > 0)
        .with("subpaths_count", subpaths);
  }
}
