package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.History;

/** How many visitors took the first steps of a journey. */
final class JourneyFunnelFold implements Fold<JourneyFunnelFold> {
  private final Journey journey;
  private final long[] visitors;

  JourneyFunnelFold(Journey journey) {
    this.journey = journey;
    this.visitors = new long[journey.steps().size()];
  }

  @Override
  public void add(History history) {
    int reached = journey.reached(history);
    for (int step = 0; step < reached; step++) {
      visitors[step]++;
    }
  }

  @Override
  public void merge(JourneyFunnelFold other) {
    for (int step = 0; step < visitors.length; step++) {
      visitors[step] += other.visitors[step];
    }
  }

  @Override
  public Answer answer() {
    return new Answer()
        .with("visitors", visitors)
        .with(
            "steps",
            StepRates.of(journey.steps().stream().map(StepPattern::label).toList(), visitors));
  }
}
