package io.moraine.analyses.experiments;

import io.moraine.schemas.Money;
import java.util.Locale;
import java.util.Optional;

/** What results measure of the persons of an experiment, from the first exposure of each on. */
public enum ExperimentMetric {
  /** The part of persons who ordered. */
  ORDER_RATE(true, 1),
  /** The part of persons who signed up first then. */
  SIGNUP_RATE(true, 1),
  /** Orders by persons; orders before the exposure are their history. */
  ORDERS_PER_PERSON(false, 1),
  /** Net of orders, refunds not taken off, by persons; that before is their history. */
  REVENUE_PER_PERSON(false, Money.ONE),
  /** Sessions that began later by persons; those that began before are their history. */
  SESSIONS_PER_PERSON(false, 1);

  private final boolean rate;
  private final long one;

  ExperimentMetric(boolean rate, long one) {
    this.rate = rate;
    this.one = one;
  }

  /** The metric's name in tables and settings, such as {@code order_rate}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The metric of that name. */
  public static Optional<ExperimentMetric> named(String label) {
    for (ExperimentMetric metric : values()) {
      if (metric.label().equals(label)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** What units did, as far as this metric is concerned. */
  Outcome outcome(long units, ExactPairs pairs) {
    return rate
        ? new Outcome.Rate(pairs.ySum(), units)
        : new Outcome.MeanWithHistory(pairs.moments(units, one));
  }
}
