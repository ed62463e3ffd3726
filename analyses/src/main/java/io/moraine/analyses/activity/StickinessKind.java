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
import java.util.List;
import java.util.function.IntPredicate;

/** Questions about how regularly people come. */
public final class StickinessKind implements QuestionKind {
  private static final Field OP =
      Field.word("op", Comparison.class, "How the number of events is compared.").mandatory();
  private static final Field VALUE =
      Field.of("value", FieldType.WHOLE, "With what number.").mandatory();
  private static final Shape CRITERION =
      new Shape(
          "stickiness criterion",
          "How many events make a person active in an interval; never none.",
          List.of(OP, VALUE));

  private static final Field EVENT =
      Field.of("event", FieldType.TEXT, "What makes a person active; null for any event.");
  private static final Field INTERVAL =
      Field.word("interval", PeriodUnit.class, "How long a period is: day.");
  private static final Field INTERVAL_COUNT =
      Field.of(
          "interval_count",
          FieldType.WHOLE,
          "How many periods make an interval, counted back from the last: 1.");
  private static final Field MIN_EVENTS =
      Field.object(
          "min_events_per_interval", CRITERION, "How many events make a person active: any.");

  @Override
  public String name() {
    return "stickiness";
  }

  @Override
  public Shape shape() {
    return new Shape(
        "stickiness question",
        "In how many intervals people were active.",
        Scope.fieldsWith(EVENT, INTERVAL, INTERVAL_COUNT, MIN_EVENTS));
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of(
            "actors_active_exactly_k_intervals",
            FieldType.NUMBERS,
            "At place k - 1 those active in exactly k intervals."),
        Field.of(
            "actors_active_at_least_k_intervals",
            FieldType.NUMBERS,
            "At place k - 1 those active in k intervals or more."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Scope scope = Scope.read(query);
    PeriodUnit unit = query.word(INTERVAL, PeriodUnit.DAY);
    List<EventPattern> activity = List.of(new EventPattern(query.text(EVENT), List.of()));
    int periodsPerInterval = query.whole(INTERVAL_COUNT, 1, 1);
    IntPredicate enough =
        query.object(MIN_EVENTS).map(StickinessKind::enough).orElse(events -> true);
    return SeenRange.of(
        query,
        scope,
        unit,
        activity,
        seen -> {
          Periods periods =
              Periods.of(scope.closedRange(query, unit, seen), scope.calendar(), unit);
          return new StickinessQuestion(
              scope.interest(periods.range(), activity), periods, periodsPerInterval, enough);
        });
  }

  private static IntPredicate enough(Query criterion) {
    int value = criterion.whole(VALUE).orElseThrow();
    return switch (criterion.word(OP, Comparison.EXACT)) {
      case GTE -> events -> events >= value;
      case GT -> events -> events > value;
      case LTE -> events -> events <= value;
      case LT -> events -> events < value;
      case EXACT, EQ -> events -> events == value;
      case IS_NOT, NE, NEQ -> events -> events != value;
    };
  }

  /** How a number of events is compared with another; some comparisons go by several names. */
  private enum Comparison {
    GTE,
    GT,
    LTE,
    LT,
    EXACT,
    EQ,
    IS_NOT,
    NE,
    NEQ
  }
}
