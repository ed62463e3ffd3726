package io.moraine.analyses.journeys;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.schemas.SessionView;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is summed of sessions that came to a conversion by the same path. */
final class ConversionSums implements Serializable, Mergeable<ConversionSums> {
  private static final long serialVersionUID = 1L;

  private long sessions;
  private long steps;
  private long millis;
  private long orders;
  private BigDecimal revenue = BigDecimal.ZERO;

  void add(SessionView session, int stepsTaken, long millisTaken, Conversion money) {
    sessions++;
    steps += stepsTaken;
    millis += millisTaken;
    orders += session.orders();
    if (session.orders() > 0) {
      revenue = revenue.add(money.orZero(session.revenue(), session.currency()));
    }
  }

  @Override
  public void merge(ConversionSums other) {
    sessions += other.sessions;
    steps += other.steps;
    millis += other.millis;
    orders += other.orders;
    revenue = revenue.add(other.revenue);
  }

  long sessions() {
    return sessions;
  }

  double averageSteps() {
    return (double) steps / sessions;
  }

  double averageMillis() {
    return (double) millis / sessions;
  }

  long orders() {
    return orders;
  }

  BigDecimal revenue() {
    return revenue;
  }
}
