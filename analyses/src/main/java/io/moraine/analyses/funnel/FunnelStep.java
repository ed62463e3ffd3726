package io.moraine.analyses.funnel;

import io.moraine.analyses.history.EventPattern;

/**
 * One step.
 *
 * @param label how answers name it
 * @param pattern which events fill it
 * @param firstTime whether only an actor's first does
 * @param optional whether an attempt may go on without it
 */
record FunnelStep(String label, EventPattern pattern, FirstTime firstTime, boolean optional) {
  /** A step that every attempt has to take. */
  FunnelStep(String label, EventPattern pattern, FirstTime firstTime) {
    this(label, pattern, firstTime, false);
  }

  /** Which events decide on which is the first. */
  EventPattern firstAmong() {
    return firstTime == FirstTime.OF_NAME
        ? new EventPattern(pattern.name(), java.util.List.of())
        : pattern;
  }
}
