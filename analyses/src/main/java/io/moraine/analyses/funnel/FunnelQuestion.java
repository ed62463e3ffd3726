package io.moraine.analyses.funnel;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.time.TimeRange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A funnel that was asked about.
 *
 * @param scope whose events
 * @param range and of when
 * @param tally what to count
 */
record FunnelQuestion<T extends Tally<T>>(
    Funnel funnel, Optional<Breakdown> breakdown, Scope scope, TimeRange range, Supplier<T> tally)
    implements HistoryQuestion<FunnelFold<T>> {
  @Override
  public FunnelFold<T> fold() {
    return new FunnelFold<>(funnel, breakdown, new Marker(funnel, breakdown, this::asks), tally);
  }

  @Override
  public Interest interest() {
    List<EventPattern> firsts =
        funnel.steps().stream()
            .filter(step -> step.firstTime() != FirstTime.NO)
            .map(FunnelStep::firstAmong)
            .toList();
    List<EventPattern> filling =
        Stream.concat(
                funnel.steps().stream().map(FunnelStep::pattern),
                funnel.exclusions().stream().map(Exclusion::pattern))
            .toList();
    boolean all = funnel.order() == StepOrder.STRICT;
    Predicate<Happening> fills = all ? event -> true : any(filling);
    if (firsts.isEmpty()) {
      return scope.interest(range, all ? Optional.empty() : names(filling), properties(), fills);
    }
    // What was an actor's first is seen in all of history, whatever else is asked of events.
    Predicate<Happening> first = any(firsts);
    Interest narrow = scope.interest(range, Optional.empty(), properties(), fills);
    return new Interest(
        narrow.actor(),
        all ? Optional.empty() : names(filling),
        narrow.properties(),
        Long.MIN_VALUE,
        range.toMicros(),
        event -> narrow.wants(event) || (first.test(event) && scope.admitsPersonOf(event)));
  }

  private boolean asks(Happening event) {
    return range.contains(event.micros()) && scope.admits(event);
  }

  private Set<String> properties() {
    Set<String> properties = new HashSet<>();
    funnel.steps().forEach(step -> properties.addAll(step.pattern().properties()));
    funnel.exclusions().forEach(exclusion -> properties.addAll(exclusion.pattern().properties()));
    properties.addAll(funnel.hold());
    breakdown.ifPresent(by -> properties.addAll(by.properties()));
    return properties;
  }

  private static Optional<Set<String>> names(List<EventPattern> patterns) {
    Set<String> names = new HashSet<>();
    for (EventPattern pattern : patterns) {
      if (pattern.name().isEmpty()) {
        return Optional.empty();
      }
      names.add(pattern.name().get());
    }
    return Optional.of(names);
  }

  private static Predicate<Happening> any(List<EventPattern> patterns) {
    return event -> {
      for (int i = 0; i < patterns.size(); i++) {
        if (patterns.get(i).test(event)) {
          return true;
        }
      }
      return false;
    };
  }
}
