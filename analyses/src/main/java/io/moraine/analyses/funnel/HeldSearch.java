package io.moraine.analyses.funnel;

import io.moraine.analyses.time.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts whose steps have the same values of the held properties: the best of those of each
 * value. What has no value spoils attempts of every one. It holds the events of an actor once more.
 */
final class HeldSearch implements AttemptSearch {
  private final boolean strict;
  private final AttemptSearch search;

  /**
   * @param search finds attempts of one value
   */
  HeldSearch(Funnel funnel, AttemptSearch search) {
    this.strict = funnel.order() == StepOrder.STRICT;
    this.search = search;
  }

  @Override
  public Attempt best(Marks marks, TimeRange starts) {
    Attempt best = null;
    for (Marks ofValue : byValue(marks)) {
      Attempt attempt = search.best(ofValue, starts);
      if (attempt != null && (best == null || isBetter(attempt, best))) {
        best = attempt;
      }
    }
    return best;
  }

  // Further; of equals one that nothing spoiled; then the one that was there first.
  private static boolean isBetter(Attempt attempt, Attempt best) {
    if (attempt.reach() != best.reach()) {
      return attempt.reach() > best.reach();
    }
    if (attempt.spoiled() != best.spoiled()) {
      return best.spoiled();
    }
    return attempt.last() < best.last();
  }

  private List<Marks> byValue(Marks marks) {
    Map<Object, Marks> byValue = new LinkedHashMap<>();
    for (int event = 0; event < marks.size(); event++) {
      if (marks.held(event) != null && marks.steps(event) != 0) {
        byValue.computeIfAbsent(marks.held(event), first -> new Marks());
      }
    }
    List<Marks> all = new ArrayList<>(byValue.values());
    for (int event = 0; event < marks.size(); event++) {
      Marks own = marks.held(event) == null ? null : byValue.get(marks.held(event));
      if (own != null) {
        add(own, marks, event, marks.steps(event), marks.gaps(event));
      }
      // Nothing of another value may be between strict steps.
      if (strict || marks.held(event) == null) {
        for (Marks other : all) {
          if (other != own) {
            add(other, marks, event, 0, marks.held(event) == null ? marks.gaps(event) : 0);
          }
        }
      }
    }
    return all;
  }

  private static void add(Marks to, Marks from, int event, long steps, long gaps) {
    to.add(from.micros(event), steps, gaps, from.value(event), from.held(event));
  }
}
