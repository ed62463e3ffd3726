package io.moraine.analyses.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.SeenRange;
import io.moraine.analyses.query.Shape;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.Periods;
import io.moraine.analyses.time.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Questions about who comes back. */
public final class RetentionKind implements QuestionKind {
  private static final int USUAL_INTERVALS = 7;
  private static final int MOST_INTERVALS = 1_000;

  private static final Field EVENT =
      Field.of("event", FieldType.TEXT, "The event's name; null for any event.");
  private static final Field WHERE =
      Field.of("where", FieldType.CONDITIONS, "What its properties have to be.");
  private static final Shape ENTITY =
      new Shape("retention event", "An event of a retention question.", List.of(EVENT, WHERE));

  private static final Field EVENT_PROPERTY =
      Field.of(
          "event_property",
          FieldType.TEXT,
          "By a property of both events: a return with another value is not one. Of cohorts of the"
              + " first time a person is in one, that of the value then.");
  private static final Field PERSON_PROPERTY =
      Field.of("person_property", FieldType.TEXT, "By a property of the person.");
  private static final Shape SPLIT =
      new Shape(
          "retention breakdown",
          "What the cohorts are split by; one of the two.",
          List.of(EVENT_PROPERTY, PERSON_PROPERTY));

  private static final Field PERIOD =
      Field.word("period", PeriodUnit.class, "How long an interval is: day.");
  private static final Field INTERVALS =
      Field.of(
          "intervals",
          FieldType.WHOLE,
          "How many intervals each cohort has, and how many cohorts there are unless date_from says"
              + " where they start: 7, and at most 1000.");
  private static final Field TYPE =
      Field.word(
          "type",
          CohortEntry.class,
          "Whether a person joins a cohort in every period of the target, which is what happens"
              + " where nothing is said, or only in that of the first target event ever.");
  private static final Field TARGET =
      Field.object("target", ENTITY, "What a person joins a cohort by; any event where missing.");
  private static final Field RETURNING =
      Field.object("returning", ENTITY, "What counts as a return; any event where missing.");
  private static final Field CUMULATIVE =
      Field.of(
          "cumulative",
          FieldType.FLAG,
          "Whether interval k counts who returned in it or in a later one of the row.");
  private static final Field MINIMUM_OCCURRENCES =
      Field.of(
          "minimum_occurrences",
          FieldType.WHOLE,
          "How many returning events a period has to have to count: 1.");
  private static final Field BREAKDOWN =
      Field.object("breakdown", SPLIT, "What the cohorts are split by.");

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Shape shape() {
    return new Shape(
        "retention question",
        "How many of those who did something came back so many periods later.",
        Scope.fieldsWith(
            PERIOD,
            INTERVALS,
            TYPE,
            TARGET,
            RETURNING,
            CUMULATIVE,
            MINIMUM_OCCURRENCES,
            BREAKDOWN));
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of(
            "values",
            FieldType.JSON,
            "For each cohort its intervals: interval 0 is its size, interval k how many of it came"
                + " back k periods later."),
        Field.of("by_breakdown", FieldType.JSON, "The same for each value of the breakdown."),
        Field.of("first_interval_start", FieldType.DATE, "Where the first cohort's period starts."),
        Field.of("periods", FieldType.TEXTS, "Where each cohort's period starts."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Scope scope = Scope.read(query);
    PeriodUnit unit = query.word(PERIOD, PeriodUnit.DAY);
    int intervals = query.whole(INTERVALS, USUAL_INTERVALS, 1, MOST_INTERVALS);
    CohortEntry entry = query.word(TYPE, CohortEntry.RECURRING);
    EventPattern target = pattern(query, TARGET);
    EventPattern returning = pattern(query, RETURNING);
    int leastReturns = query.whole(MINIMUM_OCCURRENCES, 1, 1);
    Returning counted = query.flag(CUMULATIVE) ? Returning.ON_OR_AFTER : Returning.ON;
    Breakdown breakdown = breakdown(query);
    Function<Optional<TimeRange>, Question> asked =
        seen -> {
          Periods periods =
              periods(query, scope, scope.closedRange(query, unit, seen), unit, intervals);
          TimeRange range =
              entry == CohortEntry.FIRST_TIME
                  ? new TimeRange(Long.MIN_VALUE, periods.range().toMicros())
                  : periods.range();
          return new RetentionQuestion(
              scope
                  .interest(range, List.of(target, returning))
                  .withProperties(breakdown.properties()),
              periods,
              periods.count(),
              intervals,
              entry,
              target,
              returning,
              leastReturns,
              counted,
              breakdown);
        };
    return scope.dateTo(query).isPresent()
        ? asked.apply(Optional.empty())
        : SeenRange.of(query, scope, unit, List.of(target), asked);
  }

  // The last cohort is that of date_to; where the first is not said, there are as many as a cohort
  // has intervals.
  private static Periods periods(
      Query query, Scope scope, TimeRange range, PeriodUnit unit, int intervals) {
    if (scope.dateFrom(query).isPresent()) {
      return Periods.of(range, scope.calendar(), unit);
    }
    long last = scope.calendar().startOf(range.toMicros(), unit);
    long first = scope.calendar().plus(last, unit, 1 - intervals);
    return Periods.startingAt(first, intervals, scope.calendar(), unit);
  }

  private static EventPattern pattern(Query query, Field field) {
    return query
        .object(field)
        .map(entity -> new EventPattern(entity.text(EVENT), entity.conditions(WHERE)))
        .orElse(EventPattern.any());
  }

  private static Breakdown breakdown(Query query) {
    return query
        .object(BREAKDOWN)
        .map(
            split -> {
              if (split.has(EVENT_PROPERTY) == split.has(PERSON_PROPERTY)) {
                throw query.wrong(BREAKDOWN, "must have either event_property or person_property");
              }
              return split
                  .text(EVENT_PROPERTY)
                  .<Breakdown>map(Breakdown.EventProperty::new)
                  .orElseGet(
                      () ->
                          new Breakdown.PersonProperty(split.text(PERSON_PROPERTY).orElseThrow()));
            })
        .orElseGet(Breakdown.None::new);
  }
}
