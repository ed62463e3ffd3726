package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.SessionView;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is counted of visits that have something in common; rates are null without a visit. */
final class VisitCounts implements Serializable, Mergeable<VisitCounts> {
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

  void visit(SessionView session, Conversion money) {
    sessions++;
    events += session.events();
    pageViews += session.pageViews();
    durationMs += session.durationMs();
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
  public void merge(VisitCounts other) {
    sessions += other.sessions;
    users += other.users;
    newUsers += other.newUsers;
    events += other.events;
    pageViews += other.pageViews;
    durationMs += other.durationMs;
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

  Double pagesPerSession() {
    return perSession(pageViews);
  }

  Double averageDurationMs() {
    return perSession(durationMs);
  }

  long engagedSessions() {
    return engagedSessions;
  }

  Double engagedRate() {
    return perSession(engagedSessions);
  }

  Double bounceRate() {
    return perSession(sessions - engagedSessions);
  }

  long conversions() {
    return conversions;
  }

  long convertedSessions() {
    return convertedSessions;
  }

  Double conversionRate() {
    return perSession(convertedSessions);
  }

  long orders() {
    return orders;
  }

  BigDecimal revenue() {
    return revenue;
  }

  /** An amount for each visit; null where there was none. */
  Double perSession(double amount) {
    return sessions == 0 ? null : amount / sessions;
  }
}
