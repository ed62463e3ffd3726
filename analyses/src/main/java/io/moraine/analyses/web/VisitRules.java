package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a visit is. It goes on as long as no break between two events is longer than the time-out,
 * and is not cut at midnight.
 *
 * @param timeout the longest break within a visit
 * @param notCounting events that keep a visit going but neither open one nor count as a part of it
 * @param entryPage the page that a visit has to begin on to be looked at; any where empty
 */
record VisitRules(Duration timeout, Set<String> notCounting, Optional<String> entryPage) {
  VisitRules {
    notCounting = Set.copyOf(notCounting);
  }

  /** The visits of one visitor. */
  List<Visit> visits(List<Happening> events) {
    long timeoutMicros = timeout.toNanos() / 1_000;
    List<Visit> visits = new ArrayList<>();
    Visit open = null;
    long last = 0;
    for (Happening event : events) {
      boolean counts = !notCounting.contains(event.name());
      if (open == null || event.micros() - last > timeoutMicros) {
        if (!counts) {
          continue;
        }
        open = new Visit(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        visits.add(open);
      }
      last = event.micros();
      open.events().add(event);
      if (counts) {
        open.counted().add(event);
        if (Pages.isView(event)) {
          open.views().add(event);
        }
      }
    }
    visits.removeIf(visit -> !begins(visit));
    return visits;
  }

  private boolean begins(Visit visit) {
    return entryPage.isEmpty()
        || (visit.entry() != null && Pages.path(visit.entry()).equals(entryPage.get()));
  }
}
