package io.moraine.analyses.funnel;

/** In which order steps have to be taken. */
public enum StepOrder {
  /** One after the other, whatever else happens between them. */
  ORDERED,
  /** One after the other, and nothing else of the actor's between them. */
  STRICT,
  /** In any order; the k-th step is then the k-th different one that was taken. */
  UNORDERED
}
