package io.moraine.analyses.funnel;

import io.moraine.analyses.history.EventPattern;

/**
 * One step.
 *
 * @param label how answers name it
 * @param pattern which events fill it
 * @param firstTime whether only an actor's first does
 */
record FunnelStep(String label, EventPattern pattern, FirstTime firstTime) {
  /** Which events decide on which is the first. */
  EventPattern firstAmong() {
    return firstTime == FirstTime.OF_NAME
        ? new EventPattern(pattern.name(), java.util.List.of())
        : pattern;
  }
}
