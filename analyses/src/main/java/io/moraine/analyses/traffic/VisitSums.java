package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import io.moraine.schemas.SessionView;
import java.io.Serializable;

/** What is counted of visits that have something in common, and how long they were. */
final class VisitSums implements Serializable, Mergeable<VisitSums> {
  private static final long serialVersionUID = 1L;

  private final VisitCounts counts = new VisitCounts();
  private final Quantiles durations = new Quantiles();

  void visit(SessionView session, Conversion money) {
    counts.visit(session, money);
    durations.add(session.durationMs());
  }

  void user(boolean isNew) {
    counts.user(isNew);
  }

  @Override
  public void merge(VisitSums other) {
    counts.merge(other.counts);
    durations.merge(other.durations);
  }

  VisitCounts counts() {
    return counts;
  }

  /** To within 1 %; null without a visit. */
  Double medianDurationMs() {
    return durations.median();
  }
}
