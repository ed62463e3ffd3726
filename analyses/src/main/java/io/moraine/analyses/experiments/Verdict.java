package io.moraine.analyses.experiments;

/** What to do about a variant. */
public enum Verdict {
  /** Find out where units are lost; until then no number of the experiment means anything. */
  SAMPLE_RATIO_MISMATCH,
  /** Take it. */
  BETTER,
  /** Leave it. */
  WORSE,
  /** As many units came as were planned, and no effect showed: decide by other reasons. */
  NO_EFFECT_FOUND,
  /** Wait: too little has come in to say. */
  TOO_EARLY
}
