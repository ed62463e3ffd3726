package io.moraine.analyses.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A step of the journey asked for.
 *
 * @param label as answers name it
 * @param steps which steps it stands for
 */
record StepPattern(String label, Predicate<JourneyStep> steps) implements Predicate<JourneyStep> {
  private static final Field PATH =
      Field.of("path", FieldType.TEXT, "The page; * stands for anything.");
  private static final Field PAGE = Field.of("page", FieldType.TEXT, "The same as path.");
  private static final Field EVENT =
      Field.of("event", FieldType.TEXT, "The event on it: a page view.");
  private static final Field INCLUDES_SUBPATHS =
      Field.of(
          "includes_subpaths",
          FieldType.FLAG,
          "Whether the pages below the page are meant too: false, but true for web-paths_subtree.");
  private static final Field SUBPATHS_COUNT =
      Field.of("subpaths_count", FieldType.WHOLE, "As an answer told it; not looked at.");
  private static final Field LABEL = Field.of("label", FieldType.TEXT, "As answers name it.");

  /** How it is written where a path alone does not say it. */
  static final Shape SHAPE =
      new Shape(
          "journey step",
          "A step of a journey, in place of a page's path or an event's label.",
          List.of(PATH, PAGE, EVENT, INCLUDES_SUBPATHS, SUBPATHS_COUNT, LABEL));

  /**
   * Reads a step.
   *
   * @param subtree whether a page stands for those below it too where nothing is said
   * @param place where it stands, for errors
   */
  static StepPattern read(JsonNode written, boolean subtree, String place) {
    if (written.isTextual()) {
      return written.asText().startsWith("/")
          ? page(written.asText(), JourneyStep.VIEW, subtree, Optional.empty())
          : labelled(written.asText());
    }
    Query step = new Query(written, place, SHAPE);
    Optional<String> path = step.text(PATH).or(() -> step.text(PAGE));
    Optional<String> event = step.text(EVENT).map(StepPattern::eventOf);
    Optional<String> label = step.text(LABEL);
    if (path.isPresent()) {
      return page(path.get(), event.orElse(JourneyStep.VIEW), step.flag(INCLUDES_SUBPATHS), label);
    }
    String name =
        event.orElseThrow(() -> Query.wrong(place, "must have a path, or an event, or both"));
    return new StepPattern(label.orElse(name), taken -> taken.event().equals(name));
  }

  @Override
  public boolean test(JourneyStep step) {
    return steps.test(step);
  }

  // "Signup /register" is the event on that page, "Signup" is the event on any.
  private static StepPattern labelled(String label) {
    return new StepPattern(
        label,
        taken -> !taken.isView() && (taken.label().equals(label) || taken.event().equals(label)));
  }

  private static StepPattern page(
      String path, String event, boolean subpaths, Optional<String> label) {
    PagePattern page = PagePattern.of(path);
    PagePattern below = PagePattern.of(Pages.withoutSlash(path) + "/*");
    return new StepPattern(
        label.orElseGet(() -> new JourneyStep(event, path).label()),
        taken ->
            taken.event().equals(event)
                && (page.test(taken.path()) || (subpaths && below.test(taken.path()))));
  }

  private static String eventOf(String written) {
    return Pages.isView(written) ? JourneyStep.VIEW : written;
  }
}
