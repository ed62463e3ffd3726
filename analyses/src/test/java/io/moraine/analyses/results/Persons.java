package io.moraine.analyses.results;

import io.moraine.schemas.Cohort;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hand-made histories of persons, in the days from the first of March 2026 on. */
public final class Persons {
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final String person;
  private final List<Session> sessions = new ArrayList<>();
  private final List<RevenueLine> revenue = new ArrayList<>();
  private final List<PersonEvent> events = new ArrayList<>();
  private Instant signedUpAt;

  private Persons(String person) {
    this.person = person;
  }

  /** Somebody of whom nothing is known yet. */
  public static Persons named(String person) {
    return new Persons(person);
  }

  /** A moment, in days from the first of March. */
  public static Instant at(double days) {
    return BEGIN.plus(Duration.ofMillis(Math.round(days * 86_400_000)));
  }

  /** A session that begins then. */
  public Persons session(double days, String channel, String campaign) {
    sessions.add(
        record(
            Session.class,
            Map.of(
                "sessionId",
                person + "-" + sessions.size(),
                "personId",
                person,
                "startedAt",
                at(days),
                "channel",
                channel,
                "source",
                channel.toLowerCase(Locale.ROOT),
                "medium",
                "m"),
            "campaign",
            campaign));
    return this;
  }

  /** An order line then, in euros. */
  public Persons order(double days, String orderId, String net) {
    revenue.add(
        record(
            RevenueLine.class,
            Map.of(
                "lineType",
                "order",
                "orderId",
                orderId,
                "happenedAt",
                at(days),
                "revenueDate",
                day(days),
                "personId",
                person,
                "net",
                new BigDecimal(net)),
            "currency",
            "EUR"));
    return this;
  }

  /** A signup then. */
  public Persons signup(double days) {
    signedUpAt = at(days);
    return this;
  }

  /** An exposure to a variant then. */
  public Persons exposure(double days, String experiment, String variant) {
    events.add(
        record(
            KnownEvent.class,
            Map.of(
                "personId", person,
                "happenedAt", at(days),
                "day", day(days),
                "type", EventType.EXPOSURE.label(),
                "experiment", experiment),
            "variant",
            variant));
    return this;
  }

  /** The history, in order of time. */
  public PersonHistory history() {
    sessions.sort(Comparator.comparing(Session::startedAt));
    revenue.sort(Comparator.comparing(RevenueLine::happenedAt));
    events.sort(Comparator.comparing(PersonEvent::happenedAt));
    Cohort cohort = record(Cohort.class, Map.of("personId", person), "signedUpAt", signedUpAt);
    return new PersonHistory(cohort, List.copyOf(sessions), List.of(), List.of(), revenue, events);
  }

  private static LocalDate day(double days) {
    return LocalDate.ofInstant(at(days), ZoneOffset.UTC);
  }

  private static <R extends Record> R record(
      Class<R> type, Map<String, Object> known, String nullable, Object value) {
    Map<String, Object> all = new HashMap<>(known);
    all.put(nullable, value);
    return Records.of(type, all);
  }
}
