package io.moraine.analyses.funnel;

import io.moraine.analyses.time.PeriodFinder;
import io.moraine.analyses.time.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Finds an actor's best attempt. */
interface AttemptSearch {
  /**
   * The attempt that came furthest, among equals the first one that nothing spoiled; null where
   * there is none. A spoiled attempt is the best one when none that is unspoiled came as far.
   *
   * @param starts when an attempt may start
   */
  Attempt best(Marks marks, TimeRange starts);

  /** The best attempt that starts in each period in which anything happened. */
  default List<Attempt> bestByPeriod(Marks marks, PeriodFinder periods) {
    List<Attempt> attempts = new ArrayList<>();
    int event = 0;
    while (event < marks.size()) {
      TimeRange period = periods.at(marks.micros(event)).range();
      Attempt attempt = best(marks, period);
      if (attempt != null) {
        attempts.add(attempt);
      }
      event = marks.firstFrom(period.toMicros() + 1);
    }
    return attempts;
  }

  static AttemptSearch of(Funnel funnel) {
    AttemptSearch search =
        funnel.hasOptionalSteps() ? new OptionalStepsSearch(funnel) : ofRequired(funnel);
    return funnel.hold().isEmpty() ? search : new HeldSearch(funnel, search);
  }

  private static AttemptSearch ofRequired(Funnel funnel) {
    return switch (funnel.order()) {
      case ORDERED -> new OrderedSearch(funnel);
      case STRICT -> new StrictSearch(funnel);
      case UNORDERED -> new UnorderedSearch(funnel);
    };
  }
}
