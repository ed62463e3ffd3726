package io.moraine.analyses.funnel;

import io.moraine.analyses.history.EventPattern;

/**
 * Events that spoil an attempt when they happen between two steps.
 *
 * @param fromStep after this one
 * @param toStep and before this one
 */
record Exclusion(EventPattern pattern, int fromStep, int toStep) {
  /** The gaps that it spoils: bit i is the gap after step i. */
  long gaps() {
    return ((1L << toStep) - 1) & -(1L << fromStep);
  }
}
