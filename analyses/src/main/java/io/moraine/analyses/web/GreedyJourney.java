package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Question;
import io.moraine.analyses.history.Histories;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way that most visitors take: the most frequent first step, then each time the most frequent
 * next step that is not in it yet. The histories are walked once for each step, so that memory
 * holds one step's candidates.
 *
 * @param start what the way begins with; nothing as a rule
 * @param maxSteps how long it may become
 * @param candidates how many next steps are looked at
 */
record GreedyJourney(Journey start, int maxSteps, int candidates) implements Question {
  @Override
  public Answer answer(Histories histories) {
    Journey journey = start;
    Optional<JourneyStep> next = next(histories, journey);
    while (next.isPresent()) {
      JourneyStep step = next.get();
      journey = journey.and(new StepPattern(step.label(), step::equals));
      next = next(histories, journey);
    }
    JourneyFunnelFold funnel = new JourneyFunnelFold(journey);
    histories.forEach(journey.scope().interest(Set.of()), funnel::add);
    List<String> path = journey.steps().stream().map(StepPattern::label).toList();
    return funnel
        .answer()
        .with("path", path)
        .with("error", path.isEmpty() ? "There are no steps to take." : null);
  }

  private Optional<JourneyStep> next(Histories histories, Journey journey) {
    if (journey.steps().size() >= maxSteps) {
      return Optional.empty();
    }
    NextStepsFold fold = new NextStepsFold(journey, new NextSteps("", candidates, false));
    histories.forEach(journey.scope().interest(Set.of()), fold::add);
    return fold.next().stream()
        .map(NextStep::step)
        .filter(step -> journey.steps().stream().noneMatch(taken -> taken.test(step)))
        .findFirst();
  }
}
