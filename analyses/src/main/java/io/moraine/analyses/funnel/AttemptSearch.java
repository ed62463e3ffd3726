package io.moraine.analyses.funnel;

import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.ReportingCalendar;
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
  default List<Attempt> bestByPeriod(Marks marks, ReportingCalendar calendar, PeriodUnit unit) {
    List<Attempt> attempts = new ArrayList<>();
    int event = 0;
    while (event < marks.size()) {
      long start = calendar.startOf(marks.micros(event), unit);
      long end = calendar.plus(start, unit, 1);
      Attempt attempt = best(marks, new TimeRange(start, end - 1));
      if (attempt != null) {
        attempts.add(attempt);
      }
      event = marks.firstFrom(end);
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
