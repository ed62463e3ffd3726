package io.moraine.analyses.web;

import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.time.Moment;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What all questions of web analytics have in common.
 *
 * @param scope whose events
 * @param range what is answered for; visits may reach out of it
 * @param visits what a visit is
 */
record WebScope(Scope scope, TimeRange range, VisitRules visits) {
  private static final int TIMEOUT_MINUTES = 30;

  /** A year. */
  private static final int MOST_MINUTES = 366 * 24 * 60;

  private static final Field DAY =
      Field.of("day", FieldType.DATE, "The day, in place of date_from and date_to.");
  private static final Field SESSION_TIMEOUT_MIN =
      Field.of(
          "session_timeout_min",
          FieldType.NUMBER,
          "The longest break within a visit, in minutes; a longer one begins another visit: 30.");
  private static final Field NON_COUNTING_EVENTS =
      Field.of(
          "non_counting_events",
          FieldType.TEXTS,
          "Events that keep a visit going but are no part of it: neither its length nor its number"
              + " of events knows them.");
  private static final Field ENTRY_PAGE =
      Field.of("entry_page", FieldType.TEXT, "Only visits whose first page this is.");
  private static final Field ARRIVAL_ORDER =
      Field.of(
          "arrival_order",
          FieldType.TEXT,
          "How the events' order is to be understood. Whatever it says, time decides, and between"
              + " equal times the order in which the events are listed.");

  /** The fields of a kind of question, after those of all kinds. */
  static List<Field> fieldsWith(Field... own) {
    List<Field> fields = new ArrayList<>(List.of(own));
    fields.addAll(
        Scope.fieldsWith(DAY, SESSION_TIMEOUT_MIN, NON_COUNTING_EVENTS, ENTRY_PAGE, ARRIVAL_ORDER));
    return fields;
  }

  /** Reads the fields that all kinds have. */
  static WebScope read(Query query) {
    Scope scope = Scope.read(query);
    double minutes = query.number(SESSION_TIMEOUT_MIN).orElse(TIMEOUT_MINUTES);
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw query.wrong(
          SESSION_TIMEOUT_MIN,
          "is %s; it must be more than 0 and at most %s".formatted(minutes, MOST_MINUTES));
    }
    return new WebScope(
        scope,
        range(query, scope),
        new VisitRules(
            Duration.ofMillis(Math.round(minutes * 60_000)),
            Set.copyOf(query.texts(NON_COUNTING_EVENTS)),
            query.text(ENTRY_PAGE).map(Pages::withoutSlash)));
  }

  /**
   * An interest in the events of the range. Breaks between them are known from them alone; what
   * came before tells on which page a visit began, and whether there is one that an event which
   * does not count goes on with.
   */
  Interest interest(Set<String> properties) {
    boolean alone = visits.entryPage().isEmpty() && visits.notCounting().isEmpty();
    return interest(alone ? range : TimeRange.EVER, properties);
  }

  /** An interest in whole visits, which reach out of the range. */
  Interest interestInVisits() {
    return interest(TimeRange.EVER, Set.of());
  }

  private Interest interest(TimeRange seen, Set<String> properties) {
    return scope
        .interest(seen, List.of(EventPattern.any()))
        .withProperties(properties)
        .withProperties(Pages.properties());
  }

  private static TimeRange range(Query query, Scope scope) {
    return query
        .text(DAY)
        .map(
            text -> {
              long day =
                  Moment.read(text, scope.calendar().zone())
                      .orElseThrow(
                          () ->
                              query.wrong(
                                  DAY,
                                  "is '%s', which is no date such as 2026-03-23".formatted(text)))
                      .micros();
              long start = scope.calendar().startOf(day, PeriodUnit.DAY);
              return new TimeRange(start, scope.calendar().plus(start, PeriodUnit.DAY, 1) - 1);
            })
        .orElseGet(() -> scope.range(query, PeriodUnit.DAY));
  }
}
