package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import io.moraine.schemas.Session;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is summed of visits that have something in common. */
final class VisitSums implements Serializable, Mergeable<VisitSums> {
  private static final long serialVersionUID = 1L;

  private long sessions;
  private long users;
  private long newUsers;
  private long events;
  private long pageViews;
  private long durationMs;
  private long engagedSessions;
  private long conversions;
  private long convertedSessions;
  private long orders;
  private BigDecimal revenue = BigDecimal.ZERO;
  private final Quantiles durations = new Quantiles();

  void visit(Session session, Conversion money) {
    sessions++;
    events += session.events();
    pageViews += session.pageViews();
    durationMs += session.durationMs();
    durations.add(session.durationMs());
    engagedSessions += session.engaged() ? 1 : 0;
    conversions += session.conversions();
    convertedSessions += session.conversions() > 0 ? 1 : 0;
    orders += session.orders();
    if (session.orders() > 0) {
      revenue = revenue.add(money.orZero(session.revenue(), session.currency()));
    }
  }

  void user(boolean isNew) {
    users++;
    newUsers += isNew ? 1 : 0;
  }

  @Override
  public void merge(VisitSums other) {
    sessions += other.sessions;
    users += other.users;
    newUsers += other.newUsers;
    events += other.events;
    pageViews += other.pageViews;
    durationMs += other.durationMs;
    durations.merge(other.durations);
    engagedSessions += other.engagedSessions;
    conversions += other.conversions;
    convertedSessions += other.convertedSessions;
    orders += other.orders;
    revenue = revenue.add(other.revenue);
  }

  long sessions() {
    return sessions;
  }

  long users() {
    return users;
  }

  long newUsers() {
    return newUsers;
  }

  long events() {
    return events;
  }

  long pageViews() {
    return pageViews;
  }

  double pagesPerSession() {
    return (double) pageViews / sessions;
  }

  double averageDurationMs() {
    return (double) durationMs / sessions;
  }

  double medianDurationMs() {
    return durations.median();
  }

  long engagedSessions() {
    return engagedSessions;
  }

  double engagedRate() {
    return (double) engagedSessions / sessions;
  }

  double bounceRate() {
    return (double) (sessions - engagedSessions) / sessions;
  }

  long conversions() {
    return conversions;
  }

  long convertedSessions() {
    return convertedSessions;
  }

  double conversionRate() {
    return (double) convertedSessions / sessions;
  }

  long orders() {
    return orders;
  }

  BigDecimal revenue() {
    return revenue;
  }
}
