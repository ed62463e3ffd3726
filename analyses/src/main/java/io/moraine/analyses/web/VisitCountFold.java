package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How many visits there were in a range, and what they were like. */
final class VisitCountFold implements Fold<VisitCountFold> {
  private final WebScope scope;
  private final boolean startingInside;
  private long visitors;
  private long visits;
  private long bounces;
  private long viewsOfVisits;
  private double seconds;
  private long events;
  private long views;

  /**
   * @param startingInside whether a visit has to start in the range; else a part of it in the range
   *     is enough, and the visit counts whole
   */
  VisitCountFold(WebScope scope, boolean startingInside) {
    this.scope = scope;
    this.startingInside = startingInside;
  }

  @Override
  public void add(History history) {
    List<Visit> inside =
        scope.visits().visits(history.events()).stream().filter(this::isInside).toList();
    visitors += inside.isEmpty() ? 0 : 1;
    visits += inside.size();
    for (Visit visit : inside) {
      bounces += visit.isBounce() ? 1 : 0;
      viewsOfVisits += visit.views().size();
      seconds += visit.seconds();
      events += countInside(visit.counted());
      views += countInside(visit.views());
    }
  }

  private boolean isInside(Visit visit) {
    return startingInside
        ? scope.range().contains(visit.startMicros())
        : visit.startMicros() <= scope.range().toMicros()
            && visit.endMicros() >= scope.range().fromMicros();
  }

  private long countInside(List<Happening> happenings) {
    return happenings.stream().filter(event -> scope.range().contains(event.micros())).count();
  }

  @Override
  public void merge(VisitCountFold other) {
    visitors += other.visitors;
    visits += other.visits;
    bounces += other.bounces;
    viewsOfVisits += other.viewsOfVisits;
    seconds += other.seconds;
    events += other.events;
    views += other.views;
  }

  @Override
  public Answer answer() {
    return new Answer()
        .with("visitors", visitors)
        .with("visits", visits)
        .with("pageviews", views)
        .with("events", events)
        .with("views_per_visit", perVisit(viewsOfVisits, 2))
        .with("bounce_rate", perVisit(100.0 * bounces, 0))
        .with("visit_duration_s", perVisit(seconds, 0));
  }

  private double perVisit(double sum, int digits) {
    return visits == 0
        ? 0
        : BigDecimal.valueOf(sum / visits).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
  }
}
