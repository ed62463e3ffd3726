package io.moraine.analyses.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about the way visitors take from page to page. */
final class WebJourneys {
  private static final int USUAL_STEPS = 6;
  private static final int USUAL_CANDIDATES = 10;

  private enum Direction {
    FORWARD,
    BACKWARD
  }

  private static final Field JOURNEY =
      new Field(
          "journey",
          FieldType.JSON,
          List.of(),
          Optional.of(StepPattern.SHAPE),
          false,
          "A list of steps, at most "
              + Journey.LONGEST
              + ": a page's path, an event's label such as \"Signup /register\", or an object, see"
              + " journey step. With a slash at its end or without, a page is the same.");
  private static final Field CONSECUTIVE =
      Field.of(
          "consecutive",
          FieldType.FLAG,
          "Whether nothing may lie between the steps: true, unless it says false.");
  private static final Field DIRECTION =
      Field.word(
          "direction",
          Direction.class,
          "Backward goes against time, from the last step to what came before: forward.");
  private static final Field SEARCH =
      Field.of("search", FieldType.TEXT, "Only steps with this in their label, in any case.");
  private static final Field MAX_CANDIDATES =
      Field.of(
          "max_candidates", FieldType.WHOLE, "How many steps at most: " + USUAL_CANDIDATES + ".");
  private static final Field MAX_STEPS =
      Field.of("max_steps", FieldType.WHOLE, "How long the way may become: " + USUAL_STEPS + ".");
  private static final Field RULE =
      Field.of("rule", FieldType.TEXT, "What is asked about; words for the reader.");

  private static final List<Field> NEXT_ANSWERS =
      List.of(
          Field.of(
              "next",
              FieldType.JSON,
              "For each step its path, event, label and visitors, and includes_subpaths and"
                  + " subpaths_count where it stands for a page and those below it."));
  private static final List<Field> FUNNEL_ANSWERS =
      List.of(
          Field.of("visitors", FieldType.NUMBERS, "How many took the first steps, for each step."),
          Field.of(
              "steps",
              FieldType.JSON,
              "For each step its label, visitors, conversion_rate, conversion_rate_step, dropoff"
                  + " and dropoff_percentage."));

  /** What comes after a journey. */
  static final WebKind NEXT =
      WebKind.of(
          "paths_next_step",
          "Where visitors go after a journey; with none, all steps they take.",
          WebScope.fieldsWith(JOURNEY, CONSECUTIVE, DIRECTION, SEARCH, MAX_CANDIDATES, RULE),
          NEXT_ANSWERS,
          query -> next(query, false));

  /** The same, with what lies below a page counted to it. */
  static final WebKind SUBTREE =
      WebKind.of(
          "paths_subtree",
          "Where visitors go after a journey, pages also together with all pages below them; and"
              + " how many took the journey itself.",
          WebScope.fieldsWith(JOURNEY, CONSECUTIVE, DIRECTION, SEARCH, MAX_CANDIDATES, RULE),
          concat(NEXT_ANSWERS, FUNNEL_ANSWERS),
          WebJourneys::subtree);

  /** How many take a journey. */
  static final WebKind FUNNEL =
      WebKind.of(
          "paths_journey_funnel",
          "How many visitors take a journey, step by step.",
          WebScope.fieldsWith(JOURNEY, CONSECUTIVE, DIRECTION, RULE),
          FUNNEL_ANSWERS,
          query -> funnel(mandatory(query)));

  /** The way that most take. */
  static final WebKind INTERESTING =
      WebKind.of(
          "paths_interesting",
          "The most frequent first step, and then each time the most frequent next one that is not"
              + " in the way yet.",
          WebScope.fieldsWith(JOURNEY, CONSECUTIVE, DIRECTION, MAX_STEPS, MAX_CANDIDATES, RULE),
          concat(
              List.of(
                  Field.of("path", FieldType.TEXTS, "The labels of the steps."),
                  Field.of("error", FieldType.TEXT, "That nobody took any; else null.")),
              FUNNEL_ANSWERS),
          WebJourneys::interesting);

  private WebJourneys() {}

  private static Question next(Query query, boolean subtree) {
    Journey journey = journey(query, subtree);
    if (journey.steps().size() >= Journey.LONGEST) {
      throw query.wrong(
          JOURNEY,
          "has "
              + journey.steps().size()
              + " steps; with the next one there would be more than "
              + Journey.LONGEST);
    }
    NextSteps asked =
        new NextSteps(
            query.text(SEARCH).orElse(""),
            query.whole(MAX_CANDIDATES, USUAL_CANDIDATES, 1),
            subtree);
    return new WebQuestion<>(
        journey.scope().interest(Set.of()), () -> new NextStepsFold(journey, asked));
  }

  private static Question funnel(Journey journey) {
    return new WebQuestion<>(
        journey.scope().interest(Set.of()), () -> new JourneyFunnelFold(journey));
  }

  private static Question subtree(Query query) {
    Question next = next(query, true);
    Journey journey = journey(query, true);
    if (journey.steps().isEmpty()) {
      return next;
    }
    Question funnel = funnel(journey);
    return histories -> next.answer(histories).withAll(funnel.answer(histories));
  }

  private static Question interesting(Query query) {
    return new GreedyJourney(
        journey(query, false),
        Math.min(query.whole(MAX_STEPS, USUAL_STEPS, 1), Journey.LONGEST),
        query.whole(MAX_CANDIDATES, USUAL_CANDIDATES, 1));
  }

  private static Journey mandatory(Query query) {
    Journey journey = journey(query, false);
    if (journey.steps().isEmpty()) {
      throw query.wrong(JOURNEY, "is empty; it must have a step");
    }
    return journey;
  }

  private static Journey journey(Query query, boolean subtree) {
    List<StepPattern> steps = new ArrayList<>();
    JsonNode written = query.json(JOURNEY);
    if (written != null) {
      if (!written.isArray() || written.size() > Journey.LONGEST) {
        throw query.wrong(JOURNEY, "must be a list of at most " + Journey.LONGEST + " steps");
      }
      for (JsonNode step : written) {
        steps.add(StepPattern.read(step, subtree, query.path() + ".journey[" + steps.size() + "]"));
      }
    }
    return new Journey(
        WebScope.read(query),
        steps,
        query.word(DIRECTION, Direction.FORWARD) == Direction.BACKWARD,
        !query.has(CONSECUTIVE) || query.flag(CONSECUTIVE));
  }

  private static List<Field> concat(List<Field> some, List<Field> more) {
    List<Field> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
