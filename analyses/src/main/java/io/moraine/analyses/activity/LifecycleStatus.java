package io.moraine.analyses.activity;

/** What an actor is in a period. */
public enum LifecycleStatus {
  /** Active, and came to be in this period. */
  NEW,
  /** Active, and active in the period before. */
  RETURNING,
  /** Active, not in the period before, but known from earlier. */
  RESURRECTING,
  /** Not active, but active in the period before. */
  DORMANT
}
