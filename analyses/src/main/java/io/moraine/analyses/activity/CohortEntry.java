package io.moraine.analyses.activity;

/** In which periods an actor joins a cohort. */
public enum CohortEntry {
  /** In each period in which the target occurs. */
  RECURRING,
  /** Only in that of the first target event of all time, and in none where that is outside. */
  FIRST_TIME
}
