package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import java.util.List;

/**
 * What a visitor did without a long break.
 *
 * @param events all events of it, in order
 * @param counted those that make it up: all but the ones that are said not to count
 * @param views the page views among these
 */
record Visit(List<Happening> events, List<Happening> counted, List<Happening> views) {
  /** Its first counted event, in microseconds of UTC. */
  long startMicros() {
    return counted.get(0).micros();
  }

  /** Its last counted event, in microseconds of UTC. */
  long endMicros() {
    return counted.get(counted.size() - 1).micros();
  }

  /** From its start to its end. */
  double seconds() {
    return (endMicros() - startMicros()) / 1e6;
  }

  /** Whether nothing followed its first event. */
  boolean isBounce() {
    return counted.size() == 1;
  }

  /** The first view; null where there is none. */
  Happening entry() {
    return views.isEmpty() ? null : views.get(0);
  }

  /** The last view; null where there is none. */
  Happening exit() {
    return views.isEmpty() ? null : views.get(views.size() - 1);
  }
}
