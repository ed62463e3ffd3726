package io.moraine.analyses;

import io.moraine.analyses.history.Histories;

/** Something that was asked, read and understood. */
@FunctionalInterface
public interface Question {
  /** The answer, from whatever histories it needs. */
  Answer answer(Histories histories);
}
