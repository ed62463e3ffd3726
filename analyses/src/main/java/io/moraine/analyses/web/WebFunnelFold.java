package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.List;

/** How many visitors took the first steps of a funnel, and how many none. */
final class WebFunnelFold implements Fold<WebFunnelFold> {
  private final WebFunnel funnel;
  private final long[] visitors;
  private long all;

  WebFunnelFold(WebFunnel funnel) {
    this.funnel = funnel;
    this.visitors = new long[funnel.steps().size()];
  }

  @Override
  public void add(History history) {
    List<Happening> events =
        funnel.scope().visits().visits(history.events()).stream()
            .flatMap(visit -> visit.events().stream())
            .filter(event -> funnel.scope().range().contains(event.micros()))
            .toList();
    if (events.isEmpty()) {
      return;
    }
    all++;
    int reached = funnel.reached(events);
    for (int step = 0; step < reached; step++) {
      visitors[step]++;
    }
  }

  @Override
  public void merge(WebFunnelFold other) {
    all += other.all;
    for (int step = 0; step < visitors.length; step++) {
      visitors[step] += other.visitors[step];
    }
  }

  @Override
  public Answer answer() {
    return new Answer()
        .with("all_visitors", all)
        .with("entering_visitors", visitors[0])
        .with("entering_pct", StepRates.percent(visitors[0], all))
        .with("never_entering", all - visitors[0])
        .with("never_entering_pct", StepRates.percent(all - visitors[0], all))
        .with(
            "steps",
            StepRates.of(funnel.steps().stream().map(WebFunnelStep::label).toList(), visitors));
  }
}
