package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where visitors go next. */
final class NextStepsFold implements Fold<NextStepsFold> {
  private final Journey journey;
  private final NextSteps asked;
  private final Map<JourneyStep, Long> visitors = new HashMap<>();
  private final Map<String, Below> below = new HashMap<>();

  NextStepsFold(Journey journey, NextSteps asked) {
    this.journey = journey;
    this.asked = asked;
  }

  @Override
  public void add(History history) {
    Set<JourneyStep> next = journey.next(history);
    Map<String, Set<String>> pages = new HashMap<>();
    for (JourneyStep step : next) {
      visitors.merge(step, 1L, Long::sum);
      if (asked.withSubpaths() && step.isView()) {
        for (String above : withAllAbove(step.path())) {
          pages.computeIfAbsent(above, first -> new HashSet<>()).add(step.path());
        }
      }
    }
    pages.forEach((above, seen) -> below.computeIfAbsent(above, first -> new Below()).add(1, seen));
  }

  // Of /a/b/c: /a, /a/b and /a/b/c.
  private static List<String> withAllAbove(String path) {
    List<String> above = new ArrayList<>();
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      above.add(path.substring(0, slash));
    }
    above.add(path);
    return above;
  }

  @Override
  public void merge(NextStepsFold other) {
    other.visitors.forEach((step, count) -> visitors.merge(step, count, Long::sum));
    other.below.forEach(
        (above, theirs) ->
            below.computeIfAbsent(above, first -> new Below()).add(theirs.visitors, theirs.pages));
  }

  /** The steps asked for, the most frequent first. */
  List<NextStep> next() {
    List<NextStep> next = new ArrayList<>();
    visitors.forEach((step, count) -> next.add(new NextStep(step, count, 0)));
    below.forEach(
        (above, theirs) -> {
          JourneyStep step = new JourneyStep(JourneyStep.VIEW, above);
          if (theirs.pages.size() > 1 && theirs.visitors != visitors.getOrDefault(step, 0L)) {
            next.add(new NextStep(step, theirs.visitors, theirs.pages.size()));
          }
        });
    String search = asked.search().toLowerCase(Locale.ROOT);
    return next.stream()
        .filter(step -> step.step().label().toLowerCase(Locale.ROOT).contains(search))
        .sorted(NextStep.ORDER)
        .limit(asked.candidates())
        .toList();
  }

  @Override
  public Answer answer() {
    return new Answer().with("next", next().stream().map(NextStep::answer).toList());
  }

  /** Who viewed a page or one below it, and which pages that were. */
  private static final class Below {
    private long visitors;
    private final Set<String> pages = new HashSet<>();

    void add(long more, Set<String> seen) {
      visitors += more;
      pages.addAll(seen);
    }
  }
}
