package io.moraine.analyses.results;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An event as a person's history has it. */
public interface PersonEvent {
  /** When. */
  Instant happenedAt();

  /** When, in microseconds since 1970. */
  long micros();

  /** The reporting day. */
  LocalDate day();

  /** What happened. */
  EventType eventType();

  /** The name of a custom event, else null. */
  String name();

  /** The session that it is in, else null. */
  String sessionId();

  /** The feature that was used. */
  String featureName();

  /** Started, completed, error or abandoned. */
  String featureOutcome();

  /** The experiment that the person was exposed to. */
  String experiment();

  /** The variant that was shown. */
  String variant();

  /** The subscription, where a person has several. */
  String subscriptionId();

  /** The plan. */
  String plan();

  /** What the plan costs per interval; null where that is not known. */
  BigDecimal planAmount();

  /** The plan's billing interval: month, year, week or day. */
  String planInterval();

  /** The currency of the amount. */
  String currency();

  /**
   * A property in which there is interest, as a text; null where the event does not have it.
   *
   * @param property its name, one of {@link EventInterest#properties}
   */
  String property(String property);
}
