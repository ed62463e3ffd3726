package io.moraine.analyses.query;

import io.moraine.analyses.Question;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.History;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.TimeRange;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the range of a question begins or ends that does not say it: at the first or the last event
 * that it asks about. The histories are then looked at once more.
 */
public final class SeenRange {
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private SeenRange() {}

  /**
   * The question that is asked of a range, once that is known.
   *
   * @param patterns the events that it asks about
   * @param asked the question, by what was seen of these events; nothing where the query says it
   */
  public static Question of(
      Query query,
      Scope scope,
      PeriodUnit unit,
      Collection<EventPattern> patterns,
      Function<Optional<TimeRange>, Question> asked) {
    if (!scope.isOpen(query)) {
      return asked.apply(Optional.empty());
    }
    Interest interest = scope.interest(scope.range(query, unit), patterns);
    return histories -> asked.apply(in(histories, interest)).answer(histories);
  }

  private static Optional<TimeRange> in(Histories histories, Interest interest) {
    SeenRange seen = new SeenRange();
    histories.forEach(interest, seen::add);
    return seen.first > seen.last
        ? Optional.empty()
        : Optional.of(new TimeRange(seen.first, seen.last));
  }

  // Events of a history are in order of time.
  private void add(History history) {
    first = Math.min(first, history.events().get(0).micros());
    last = Math.max(last, history.events().get(history.events().size() - 1).micros());
  }
}
