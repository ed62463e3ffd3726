package io.moraine.analyses.funnel;

import static io.moraine.analyses.query.Field.object;
import static io.moraine.analyses.query.Field.objects;
import static io.moraine.analyses.query.Field.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Answer;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How funnels are written. */
final class FunnelReader {
  private static final Field EVENT =
      Field.of("event", FieldType.TEXT, "The event's name; any event without one.");
  private static final Field WHERE =
      Field.of("where", FieldType.CONDITIONS, "What the event's properties have to be.");
  private static final Field LABEL =
      Field.of(
          "label", FieldType.TEXT, "How the answer names the step; the event's name without one.");
  private static final Field FIRST_TIME =
      Field.of(
          "first_time_for_user",
          FieldType.FLAG,
          "Only an actor's first event of that name ever fills the step, and only if it is as where"
              + " says.");
  private static final Field FIRST_TIME_WHERE =
      Field.of(
          "first_time_for_user_with_filters",
          FieldType.FLAG,
          "Only an actor's first event ever that is as where says fills the step.");
  private static final Field OPTIONAL =
      Field.of(
          "optional",
          FieldType.FLAG,
          "An attempt may go on without it; not the first step, and only of ordered steps. Times are"
              + " from the step before that is not optional.");
  private static final Shape STEP =
      new Shape(
          "step",
          "An event that brings an actor one step further.",
          List.of(EVENT, WHERE, LABEL, FIRST_TIME, FIRST_TIME_WHERE, OPTIONAL));

  private static final Field FROM_STEP =
      Field.of("from_step", FieldType.WHOLE, "The step after which it spoils; steps count from 0.")
          .mandatory();
  private static final Field TO_STEP =
      Field.of("to_step", FieldType.WHOLE, "The step up to which it does.").mandatory();
  private static final Shape EXCLUSION =
      new Shape(
          "exclusion",
          "An event that spoils an attempt when it comes between two steps, strictly, and within the"
              + " window. Whose furthest attempt is spoiled is in no step.",
          List.of(EVENT, WHERE, FROM_STEP, TO_STEP));

  private static final Field N = Field.of("n", FieldType.WHOLE, "How many.");
  private static final Field UNIT = word("unit", WindowUnit.class, "Of what: day.");
  private static final Shape WINDOW =
      new Shape("window", "How long an attempt lasts from its first event on.", List.of(N, UNIT));

  private static final Field PROPERTY =
      Field.of(
              "property",
              FieldType.JSON,
              "A property of events, or else of people; a list of such makes lists of values.")
          .mandatory();
  private static final Field ATTRIBUTION =
      Field.of(
          "attribution",
          FieldType.TEXT,
          "Whose value counts: first_touch (as without one), last_touch, all_events or step:N.");
  private static final Shape BREAKDOWN =
      new Shape("breakdown", "By what the answer is broken down.", List.of(PROPERTY, ATTRIBUTION));

  private static final Field STEPS =
      objects("steps", STEP, "The steps, in their order.").mandatory();
  private static final Field ORDER =
      word("order", StepOrder.class, "In which order steps have to be taken: ordered.");
  private static final Field WINDOW_FIELD =
      object("window", WINDOW, "Its end included; 14 days where it is missing, zero or negative.");
  private static final Field EXCLUSIONS =
      objects("exclusions", EXCLUSION, "What spoils an attempt.");
  private static final Field BREAKDOWN_FIELD =
      object("breakdown", BREAKDOWN, "Answers by the values of a property.");
  private static final Field SAME_EVENT =
      Field.of(
          "same_event_may_satisfy_successive_steps",
          FieldType.FLAG,
          "Lets one event fill several steps that follow one another; else each fills one.");

  private static final Field HOLD =
      Field.of(
          "hold",
          FieldType.JSON,
          "A property, or a list of such, whose values all steps of an attempt have in common. Events"
              + " without it fill no step, and spoil attempts of any value.");

  /** The fields of a question that say what a funnel is. */
  static final List<Field> FIELDS =
      List.of(STEPS, ORDER, WINDOW_FIELD, EXCLUSIONS, BREAKDOWN_FIELD, SAME_EVENT, HOLD);

  private static final long DEFAULT_DAYS = 14;

  private FunnelReader() {}

  /** Reads what an attempt has to be. */
  static Funnel funnel(Query query) {
    StepOrder order = query.word(ORDER, StepOrder.ORDERED);
    List<FunnelStep> steps = steps(query);
    List<Exclusion> exclusions = new ArrayList<>();
    for (Query exclusion : query.objects(EXCLUSIONS)) {
      exclusions.add(exclusion(exclusion, steps, order));
    }
    refuseOptional(query, steps, order);
    return new Funnel(
        steps,
        order,
        windowMicros(query),
        exclusions,
        query.flag(SAME_EVENT),
        query.has(HOLD) ? properties(query, HOLD) : List.of());
  }

  private static List<FunnelStep> steps(Query query) {
    List<FunnelStep> steps = new ArrayList<>();
    for (Query step : query.objects(STEPS)) {
      FirstTime firstTime = step.flag(FIRST_TIME) ? FirstTime.OF_NAME : FirstTime.NO;
      steps.add(
          new FunnelStep(
              step.text(LABEL).or(() -> step.text(EVENT)).orElse("any event"),
              pattern(step),
              step.flag(FIRST_TIME_WHERE) ? FirstTime.OF_WHERE : firstTime,
              step.flag(OPTIONAL)));
    }
    if (steps.isEmpty() || steps.size() > Funnel.MOST_STEPS) {
      throw query.wrong(
          STEPS, "has %s steps; it may have 1 to %s".formatted(steps.size(), Funnel.MOST_STEPS));
    }
    return steps;
  }

  private static void refuseOptional(Query query, List<FunnelStep> steps, StepOrder order) {
    if (steps.get(0).optional()) {
      throw query.wrong(STEPS, "starts with an optional step, without which it has no start");
    }
    if (order != StepOrder.ORDERED && steps.stream().anyMatch(FunnelStep::optional)) {
      throw query.wrong(STEPS, "has an optional step, which only ordered steps may have");
    }
  }

  private static EventPattern pattern(Query query) {
    return new EventPattern(query.text(EVENT), query.conditions(WHERE));
  }

  private static Exclusion exclusion(Query query, List<FunnelStep> steps, StepOrder order) {
    int last = steps.size() - 1;
    int from = query.whole(FROM_STEP, 0, 0);
    int to = query.whole(TO_STEP, last, 0);
    if (to > last) {
      throw query.wrong(TO_STEP, "is %s; the last step is %s".formatted(to, last));
    }
    if (from >= to) {
      throw query.wrong(
          FROM_STEP, "is %s; it must be less than to_step, which is %s".formatted(from, to));
    }
    if (order == StepOrder.UNORDERED && (from != 0 || to != last)) {
      throw query.wrong(
          FROM_STEP,
          "must be 0 and to_step %s: steps in any order have no parts between them"
              .formatted(last));
    }
    EventPattern pattern = pattern(query);
    for (int step = from; step <= to; step++) {
      if (steps.get(step).pattern().equals(pattern)) {
        throw query.wrong(
            EVENT, "is what fills step %s, so that it cannot spoil what is around".formatted(step));
      }
    }
    return new Exclusion(pattern, from, to);
  }

  private static long windowMicros(Query query) {
    long n = windowCount(query);
    long unit = windowUnit(query).micros();
    // Longer than any history is as good as for ever.
    return n > Long.MAX_VALUE / 4 / unit ? Long.MAX_VALUE / 4 : n * unit;
  }

  /** The window that holds, as it is written. */
  static Answer window(Query query) {
    return new Answer()
        .with(N.name(), windowCount(query))
        .with(UNIT.name(), Field.word(windowUnit(query)));
  }

  private static long windowCount(Query query) {
    return isWindowGiven(query)
        ? query.object(WINDOW_FIELD).orElseThrow().wholeLong(N).orElseThrow()
        : DEFAULT_DAYS;
  }

  private static WindowUnit windowUnit(Query query) {
    return isWindowGiven(query)
        ? query.object(WINDOW_FIELD).orElseThrow().word(UNIT, WindowUnit.DAY)
        : WindowUnit.DAY;
  }

  private static boolean isWindowGiven(Query query) {
    return query
        .object(WINDOW_FIELD)
        .filter(window -> window.wholeLong(N).orElse(0) > 0)
        .isPresent();
  }

  /** Reads by what the answer is broken down. */
  static Optional<Breakdown> breakdown(Query query, Funnel funnel) {
    return query.object(BREAKDOWN_FIELD).map(breakdown -> breakdownOf(breakdown, funnel));
  }

  private static Breakdown breakdownOf(Query query, Funnel funnel) {
    String by = query.text(ATTRIBUTION).orElse("first_touch").toLowerCase(Locale.ROOT);
    List<String> properties = properties(query, PROPERTY);
    return switch (by) {
      case "first_touch", "first" ->
          new Breakdown(properties, Breakdown.Attribution.FIRST_TOUCH, 0);
      case "last_touch", "last" -> new Breakdown(properties, Breakdown.Attribution.LAST_TOUCH, 0);
      case "all_events", "all" -> new Breakdown(properties, Breakdown.Attribution.ALL_EVENTS, 0);
      default -> new Breakdown(properties, Breakdown.Attribution.STEP, step(query, by, funnel));
    };
  }

  private static List<String> properties(Query query, Field field) {
    JsonNode property = query.json(field);
    List<String> properties = new ArrayList<>();
    if (property.isTextual()) {
      properties.add(property.asText());
    } else if (property.isArray()) {
      property.forEach(name -> properties.add(name.asText()));
    }
    if (properties.isEmpty()) {
      throw query.wrong(field, "is " + property + "; it must be a text or a list of texts");
    }
    return properties;
  }

  private static int step(Query query, String attribution, Funnel funnel) {
    if (!attribution.matches("step([:_]\\d{1,2})?")) {
      throw query.wrong(
          ATTRIBUTION,
          "is '%s'; it may be first_touch, last_touch, all_events or step:N"
              .formatted(attribution));
    }
    int step = attribution.length() > 5 ? Integer.parseInt(attribution.substring(5)) : 0;
    int last = funnel.order() == StepOrder.UNORDERED ? 0 : funnel.size() - 1;
    if (step > last) {
      throw query.wrong(
          ATTRIBUTION,
          "is '%s'; the last step that has a value is %s%s"
              .formatted(
                  attribution,
                  last,
                  funnel.order() == StepOrder.UNORDERED ? ", as steps come in any order" : ""));
    }
    return step;
  }
}
