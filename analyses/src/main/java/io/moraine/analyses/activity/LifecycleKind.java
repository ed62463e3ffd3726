package io.moraine.analyses.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.document.Document;
import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.History;
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
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Questions about who is new, stays, comes back and falls asleep. */
public final class LifecycleKind implements QuestionKind {
  private static final Field EVENT =
      Field.of("event", FieldType.TEXT, "What makes a person active; null for any event.");
  private static final Field INTERVAL =
      Field.word("interval", PeriodUnit.class, "How long a period is: day.");

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public Shape shape() {
    return new Shape(
        "lifecycle question",
        "How many people were new, returning, resurrecting and dormant, period by period. A person"
            + " is new in the period of their first event ever, whatever event that was, or in that"
            + " of actor_created_at where it is known.",
        Scope.fieldsWith(EVENT, INTERVAL));
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of("new", FieldType.NUMBERS, "Active, and came to be in the period."),
        Field.of("returning", FieldType.NUMBERS, "Active in the period and in the one before."),
        Field.of(
            "resurrecting",
            FieldType.NUMBERS,
            "Active in the period, not in the one before, but known from earlier."),
        Field.of(
            "dormant",
            FieldType.NUMBERS,
            "Active in the period before and no longer, as a negative number."),
        Field.of("periods", FieldType.TEXTS, "Where each period starts."),
        Field.of("totals", FieldType.JSON, "The sum of each of the four."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Scope scope = Scope.read(query);
    PeriodUnit unit = query.word(INTERVAL, PeriodUnit.DAY);
    EventPattern activity = new EventPattern(query.text(EVENT), scope.filter());
    ToLongFunction<History> created = created(scope.actor(), Document.creations(beside));
    return SeenRange.of(
        query,
        scope,
        unit,
        List.of(activity),
        seen -> question(scope, scope.closedRange(query, unit, seen), unit, activity, created));
  }

  private static Question question(
      Scope scope,
      TimeRange asked,
      PeriodUnit unit,
      EventPattern activity,
      ToLongFunction<History> created) {
    Periods range = Periods.of(asked, scope.calendar(), unit);
    Periods periods =
        Periods.startingAt(
            scope.calendar().plus(range.start(0), unit, -1),
            range.count() + 1,
            scope.calendar(),
            unit);
    return new LifecycleQuestion(
        scope
            .withoutFilter()
            .interest(
                new TimeRange(Long.MIN_VALUE, periods.range().toMicros()),
                List.of(EventPattern.any()))
            .withProperties(activity.properties()),
        periods,
        activity,
        created);
  }

  // A person may be known by several names, which is for the person to know; a group has one.
  private static ToLongFunction<History> created(Actor actor, Map<String, Long> creations) {
    return history -> {
      OptionalLong known =
          actor.equals(Actor.person())
              ? history.events().get(0).person().createdMicros()
              : knownCreation(creations.get(history.actor()));
      return known.orElseGet(() -> history.events().get(0).micros());
    };
  }

  private static OptionalLong knownCreation(Long micros) {
    return micros == null ? OptionalLong.empty() : OptionalLong.of(micros);
  }
}
