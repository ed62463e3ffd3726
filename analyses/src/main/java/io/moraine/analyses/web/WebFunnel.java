package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import java.time.Duration;
import java.util.List;

/**
 * Steps that visitors take one after the other, with whatever between them, within a time from the
 * first.
 *
 * @param scope whose steps
 * @param steps what has to be done
 * @param window how long after the first step the last one may be, that moment included
 * @param sameEventForSeveral whether one event may be several successive steps at once
 */
record WebFunnel(
    WebScope scope, List<WebFunnelStep> steps, Duration window, boolean sameEventForSeveral) {
  WebFunnel {
    steps = List.copyOf(steps);
  }

  /**
   * How many of the steps were taken at most.
   *
   * @param events a visitor's, in order
   */
  int reached(List<Happening> events) {
    long windowMicros = window.toNanos() / 1_000;
    // The latest first step from which each step was reached: it leaves the most time to go on.
    long[] starts = new long[steps.size()];
    int reached = 0;
    for (Happening event : events) {
      int before = reached;
      for (int i = 0; i < steps.size(); i++) {
        int step = sameEventForSeveral ? i : steps.size() - 1 - i;
        if (step > (sameEventForSeveral ? reached : before) || !steps.get(step).test(event)) {
          continue;
        }
        long start = step == 0 ? event.micros() : starts[step - 1];
        if (event.micros() - start <= windowMicros) {
          starts[step] = start;
          reached = Math.max(reached, step + 1);
        }
      }
    }
    return reached;
  }
}
