package io.moraine.analyses.query;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.history.PropertyCondition;
import io.moraine.analyses.time.Moment;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.ReportingCalendar;
import io.moraine.analyses.time.TimeRange;
import io.moraine.schemas.MoraineException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What all questions about histories have in common: whose, on which calendar, and which events and
 * people are looked at in the first place.
 *
 * @param calendar the project's time zone and start of the week
 * @param filter what the properties of every event have to be
 * @param personFilter what the properties of every person have to be
 * @param excluded names of people who are left out
 * @param actor what is counted
 */
public record Scope(
    ReportingCalendar calendar,
    List<PropertyCondition> filter,
    List<PropertyCondition> personFilter,
    List<String> excluded,
    Actor actor) {
  private static final Field DATE_FROM =
      Field.of(
          "date_from",
          FieldType.DATE,
          "The first day, or moment. Without one, or with all, from the first event on.");
  private static final Field DATE_TO =
      Field.of(
          "date_to",
          FieldType.DATE,
          "The last day, which counts whole, as does the interval of a moment. Without one, to the"
              + " last event.");
  private static final Field TIMEZONE =
      Field.of("timezone", FieldType.TEXT, "The zone of days and of dates; UTC without one.");
  private static final Field WEEK_START =
      Field.word("week_start", DayOfWeek.class, "The day on which weeks start: sunday.");
  private static final Field WHERE =
      Field.of(
          "where",
          FieldType.CONDITIONS,
          "What every event's properties have to be; where an event has none of a name, its person's"
              + " counts, and distinct_id is the name as sent.");
  private static final Field FILTER =
      Field.of("filter", FieldType.CONDITIONS, "The same as where; both hold.");
  private static final Field PERSON_FILTER =
      Field.of("person_filter", FieldType.CONDITIONS, "What a person's properties have to be.");
  private static final Field EXCLUDE_PERSONS =
      Field.of("exclude_persons", FieldType.TEXTS, "People who are left out, by any name.");

  /** What is counted. */
  public static final Field AGGREGATE_BY =
      Field.of(
          "aggregate_by",
          FieldType.TEXT,
          "What is counted: person, session, user (the name as sent, whatever it was merged with),"
              + " property:NAME (a group; events without it do not count) or person_property:NAME.");

  /** The fields, for the shape of each kind of question. */
  public static final List<Field> FIELDS =
      List.of(
          DATE_FROM,
          DATE_TO,
          TIMEZONE,
          WEEK_START,
          WHERE,
          FILTER,
          PERSON_FILTER,
          EXCLUDE_PERSONS,
          AGGREGATE_BY);

  private static final String ALL = "all";

  /** How other products write a property of persons and one of events. */
  private static final String OF_PERSONS = "person.properties.";

  private static final String OF_EVENTS = "properties.";

  /** A year by the minute has half as many. */
  private static final int MOST_PERIODS = 1_000_000;

  private static final Map<String, Actor> WORDS =
      Map.of(
          "person", Actor.person(),
          "person_id", Actor.person(),
          "session", Actor.property(Actor.SESSION_PROPERTY),
          "user", Actor.user(),
          "distinct_id", Actor.user());

  public Scope {
    filter = List.copyOf(filter);
    personFilter = List.copyOf(personFilter);
    excluded = List.copyOf(excluded);
  }

  /** The fields of a kind of question, after those of all kinds. */
  public static List<Field> fieldsWith(Field... own) {
    List<Field> fields = new ArrayList<>(List.of(own));
    fields.addAll(FIELDS);
    return fields;
  }

  /** Reads the fields that all kinds have. */
  public static Scope read(Query query) {
    List<PropertyCondition> filter = new ArrayList<>(query.conditions(WHERE));
    filter.addAll(query.conditions(FILTER));
    return new Scope(
        new ReportingCalendar(zone(query), query.word(WEEK_START, DayOfWeek.SUNDAY)),
        filter,
        query.conditions(PERSON_FILTER),
        query.texts(EXCLUDE_PERSONS),
        actor(query));
  }

  /** The same scope with every event of these people. */
  public Scope withoutFilter() {
    return new Scope(calendar, List.of(), personFilter, excluded, actor);
  }

  /**
   * The range of dates asked for. Intervals are taken whole at its end: the day of a moment, or its
   * hour where the answer is by hours. Open ends reach as far as time does.
   *
   * @param unit by which the answer is given; weeks and longer are ranges of days
   */
  public TimeRange range(Query query, PeriodUnit unit) {
    PeriodUnit whole = unit.withinDay() ? unit : PeriodUnit.DAY;
    Optional<Moment> from = moment(query, DATE_FROM);
    Optional<Moment> to = moment(query, DATE_TO);
    long fromMicros =
        from.map(moment -> calendar.startOf(moment.micros(), whole)).orElse(Long.MIN_VALUE);
    long toMicros =
        to.map(moment -> calendar.plus(calendar.startOf(moment.micros(), whole), whole, 1) - 1)
            .orElse(Long.MAX_VALUE);
    if (fromMicros > toMicros) {
      throw query.wrong(DATE_TO, "is before " + DATE_FROM.name());
    }
    return new TimeRange(fromMicros, toMicros);
  }

  /** Whether the range asked for has no beginning or no end. */
  public boolean isOpen(Query query) {
    return dateFrom(query).isEmpty() || dateTo(query).isEmpty();
  }

  /** Whether nothing tells where a range begins or ends: no date, and no event. */
  public boolean isNever(Query query, Optional<TimeRange> seen) {
    return seen.isEmpty() && dateFrom(query).isEmpty() && dateTo(query).isEmpty();
  }

  /**
   * The range with both ends, and no more periods than an answer can hold. Where an end is not said
   * it is that of the events seen; without any, the range has the one period that is said.
   *
   * @param seen from the first to the last of the events that the question asks about
   * @see #range
   */
  public TimeRange closedRange(Query query, PeriodUnit unit, Optional<TimeRange> seen) {
    PeriodUnit whole = unit.withinDay() ? unit : PeriodUnit.DAY;
    TimeRange said = range(query, unit);
    if (isNever(query, seen)) {
      throw query.wrong(
          DATE_TO,
          "is missing, and so is %s, and no event tells where an answer by periods begins"
              .formatted(DATE_FROM.name()));
    }
    long from =
        dateFrom(query).isPresent()
            ? said.fromMicros()
            : calendar.startOf(
                Math.min(seen.map(TimeRange::fromMicros).orElse(said.toMicros()), said.toMicros()),
                whole);
    long last =
        Math.max(seen.map(TimeRange::toMicros).orElse(said.fromMicros()), said.fromMicros());
    long to =
        dateTo(query).isPresent()
            ? said.toMicros()
            : calendar.plus(calendar.startOf(last, whole), whole, 1) - 1;
    TimeRange range = new TimeRange(from, to);
    long periods = (range.toMicros() - range.fromMicros()) / unit.leastMicros();
    if (periods >= MOST_PERIODS) {
      throw query.wrong(
          DATE_FROM,
          "is %s times a %s before %s; there may be at most %s"
              .formatted(periods, Field.word(unit), DATE_TO.name(), MOST_PERIODS));
    }
    return range;
  }

  /** The moment from which is asked, where it is said. */
  public Optional<Moment> dateFrom(Query query) {
    return moment(query, DATE_FROM);
  }

  /** The moment up to which is asked, where it is said. */
  public Optional<Moment> dateTo(Query query) {
    return moment(query, DATE_TO);
  }

  /** An interest in all events that match one of the patterns. */
  public Interest interest(TimeRange range, Collection<EventPattern> patterns) {
    List<EventPattern> distinct = List.copyOf(Set.copyOf(patterns));
    Set<String> properties = new HashSet<>();
    distinct.forEach(pattern -> properties.addAll(pattern.properties()));
    return interest(
        range,
        names(distinct),
        properties,
        happening -> {
          for (int i = 0; i < distinct.size(); i++) {
            if (distinct.get(i).test(happening)) {
              return true;
            }
          }
          return false;
        });
  }

  /**
   * An interest in events of this scope.
   *
   * @param names the names of events that can matter; all where empty
   * @param properties the properties that the question itself looks at
   * @param matters what else an event of this scope has to be
   */
  public Interest interest(
      TimeRange range,
      Optional<Set<String>> names,
      Set<String> properties,
      Predicate<Happening> matters) {
    Set<String> seen = new HashSet<>(properties);
    seen.addAll(actor.properties());
    filter.forEach(condition -> seen.add(condition.property()));
    return new Interest(
        actor,
        names,
        seen,
        range.fromMicros(),
        range.toMicros(),
        happening -> matters.test(happening) && admits(happening));
  }

  /** Whether an event is looked at: its properties and its person are as they have to be. */
  public boolean admits(Happening happening) {
    return PropertyCondition.all(filter, happening) && admitsPersonOf(happening);
  }

  /** Whether the person of an event is looked at. */
  public boolean admitsPersonOf(Happening happening) {
    return (excluded.isEmpty() || !happening.person().isAnyOf(excluded))
        && (personFilter.isEmpty()
            || PropertyCondition.all(personFilter, happening.person().properties()::get));
  }

  private static Optional<Set<String>> names(List<EventPattern> patterns) {
    Set<String> names = new HashSet<>();
    for (EventPattern pattern : patterns) {
      if (pattern.name().isEmpty()) {
        return Optional.empty();
      }
      names.add(pattern.name().get());
    }
    return Optional.of(names);
  }

  private Optional<Moment> moment(Query query, Field field) {
    return query
        .text(field)
        .filter(text -> !field.equals(DATE_FROM) || !text.equalsIgnoreCase(ALL))
        .map(
            text ->
                Moment.read(text, calendar.zone())
                    .orElseThrow(
                        () ->
                            query.wrong(
                                field,
                                "is '%s', which is neither a date such as 2026-03-23 nor a moment such as 2026-03-23 14:05:00"
                                    .formatted(text))));
  }

  private static ZoneId zone(Query query) {
    String name = query.text(TIMEZONE).orElse("UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw query.wrong(
          TIMEZONE, "is '%s', which is no time zone such as Europe/Berlin".formatted(name));
    }
  }

  /** What is counted, as the field {@link #AGGREGATE_BY} says; people without it. */
  public static Actor actor(Query query) {
    String by = query.text(AGGREGATE_BY).orElse("person");
    Actor word = WORDS.get(by.toLowerCase(Locale.ROOT));
    if (word != null) {
      return word;
    }
    if (by.startsWith(OF_PERSONS)) {
      return Actor.personProperty(by.substring(OF_PERSONS.length()));
    } else if (by.startsWith(OF_EVENTS)) {
      return Actor.property(by.substring(OF_EVENTS.length()));
    }
    int colon = by.indexOf(':');
    String name = by.substring(colon + 1);
    return switch (colon < 0 ? "" : by.substring(0, colon)) {
      case "property" -> Actor.property(name);
      case "person_property" -> Actor.personProperty(name);
      case "" -> {
        if (!by.startsWith("$")) {
          throw unknownActor(query, by);
        }
        yield Actor.property(by);
      }
      default -> throw unknownActor(query, by);
    };
  }

  private static MoraineException unknownActor(Query query, String by) {
    return query.wrong(
        AGGREGATE_BY,
        "is '%s'; it may be person, session, user, property:NAME or person_property:NAME"
            .formatted(by));
  }
}
