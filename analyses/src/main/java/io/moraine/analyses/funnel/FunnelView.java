package io.moraine.analyses.funnel;

/** What is shown of a funnel. */
enum FunnelView {
  /** How many actors reached each step. */
  STEPS,
  /** How the conversion from one step to another goes, period by period. */
  TRENDS,
  /** How long the conversion from one step to another takes. */
  TIME_TO_CONVERT
}
