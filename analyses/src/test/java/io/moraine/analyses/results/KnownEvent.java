package io.moraine.analyses.results;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An event of which all is told.
 *
 * @param personId whose it is
 * @param happenedAt when
 * @param eventId its id, which decides between equal times
 * @param day the reporting day
 * @param type the label of what happened, see {@link EventType}
 * @param name the name of a custom event, else null
 * @param sessionId the session that it is in, else null
 * @param featureName the feature that was used
 * @param featureOutcome started, completed, error or abandoned
 * @param experiment the experiment that the person was exposed to
 * @param variant the variant that was shown
 * @param subscriptionId the subscription, where a person has several
 * @param plan the plan
 * @param planAmount what it costs per interval
 * @param planInterval its billing interval: month, year, week or day
 * @param currency of the amount
 * @param properties those in which there is interest, as texts; null values are left out
 */
public record KnownEvent(
    String personId,
    Instant happenedAt,
    String eventId,
    LocalDate day,
    String type,
    String name,
    String sessionId,
    String featureName,
    String featureOutcome,
    String experiment,
    String variant,
    String subscriptionId,
    String plan,
    BigDecimal planAmount,
    String planInterval,
    String currency,
    Map<String, String> properties)
    implements PersonEvent {

  @Override
  public long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, happenedAt);
  }

  @Override
  public String property(String property) {
    return properties == null ? null : properties.get(property);
  }

  @Override
  public EventType eventType() {
    return EventType.ofLabel(type).orElse(EventType.CUSTOM);
  }
}
