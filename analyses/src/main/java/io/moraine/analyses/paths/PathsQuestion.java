package io.moraine.analyses.paths;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.time.TimeRange;
import java.util.Optional;

/**
 * Paths that were asked about.
 *
 * @param items what stands in a path
 * @param ends which part of it is looked at
 * @param limits which links are shown
 * @param gapMicros how long nothing has to happen for a path to be over
 */
record PathsQuestion(
    PathItems items, PathEnds ends, LinkLimits limits, long gapMicros, Scope scope, TimeRange range)
    implements HistoryQuestion<PathsFold> {
  @Override
  public Interest interest() {
    return scope.interest(range, Optional.empty(), PathItems.properties(), items::include);
  }

  @Override
  public PathsFold fold() {
    return new PathsFold(this);
  }
}
