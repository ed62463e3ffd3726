package io.moraine.analyses.paths;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.Shape;
import io.moraine.analyses.time.PeriodUnit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about paths. */
public final class PathsKind implements QuestionKind {
  private static final int STEPS = 5;
  private static final int LINKS = 50;
  private static final int GAP_MINUTES = 30;

  private static final Field TYPES =
      Field.of(
          "include_event_types",
          FieldType.TEXTS,
          "Which events: $pageview, $screen, custom_event (whose names do not start with a dollar)"
              + " or names of events. All without it.");
  private static final Field EXCLUDE =
      Field.of(
          "exclude_events",
          FieldType.TEXTS,
          "Items that stand in no path, as they are shown; $pageview or $screen for all of these.");
  private static final Field GROUPINGS =
      Field.of(
          "path_groupings",
          FieldType.TEXTS,
          "Items that are shown as one: those with such a text somewhere in them, where * is"
              + " anything. Of several that fit, the last.");
  private static final Field REGEX =
      Field.of("regex", FieldType.TEXT, "What is replaced, wherever it matches.").mandatory();
  private static final Field ALIAS =
      Field.of("alias", FieldType.TEXT, "By what; \\1 is the first group.").mandatory();
  private static final Shape REPLACEMENT =
      new Shape("replacement", "A cleaning of items.", List.of(REGEX, ALIAS));
  private static final Field CLEANING =
      Field.objects(
          "path_cleaning", REPLACEMENT, "Replacements, one after the other, before the groups.");
  private static final Field START =
      Field.of(
          "start_point", FieldType.TEXT, "Paths are cut before the first time they come by here.");
  private static final Field END =
      Field.of(
          "end_point", FieldType.TEXT, "Paths are cut after the first time they come by here.");
  private static final Field STEP_LIMIT =
      Field.of(
          "step_limit",
          FieldType.WHOLE,
          "At most so many items of a path: the first, with an end point the last, with both both,"
              + " and ... for the middle. %s without it.".formatted(STEPS));
  private static final Field EDGE_LIMIT =
      Field.of(
          "edge_limit",
          FieldType.WHOLE,
          "At most so many links, the heaviest; without those that lose their way to the start. %s"
                  .formatted(LINKS)
              + " without it.");
  private static final Field LEAST =
      Field.of("min_edge_weight", FieldType.WHOLE, "Only links that so many paths take.");
  private static final Field MOST =
      Field.of("max_edge_weight", FieldType.WHOLE, "Only links that no more paths take.");
  private static final Field GAP =
      Field.of(
          "session_timeout_min",
          FieldType.WHOLE,
          "Minutes without an item that end a path. %s without it.".formatted(GAP_MINUTES));

  private static final Shape SHAPE =
      new Shape(
          "paths",
          "From where to where actors go.",
          Scope.fieldsWith(
              TYPES,
              EXCLUDE,
              GROUPINGS,
              CLEANING,
              START,
              END,
              STEP_LIMIT,
              EDGE_LIMIT,
              LEAST,
              MOST,
              GAP));

  @Override
  public String name() {
    return "paths";
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of("paths", FieldType.WHOLE, "How many paths there are."),
        Field.of(
            "links",
            FieldType.JSON,
            "{source, target, value, avg_ms}: from position_item to position_item, how many paths,"
                + " how many milliseconds on average; the heaviest first."),
        Field.of(
            "nodes",
            FieldType.JSON,
            "{node, reach, continue, dropoff}: of the places in these links, how many paths reach"
                + " it, go on from it and end there."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    PathItems items =
        new PathItems(
            Set.copyOf(query.texts(TYPES)),
            query.objects(CLEANING).stream()
                .map(one -> Replacement.of(one.regex(REGEX), one.text(ALIAS).orElseThrow()))
                .toList(),
            query.texts(GROUPINGS).stream().map(Grouping::of).toList(),
            Set.copyOf(query.texts(EXCLUDE)));
    PathEnds ends =
        new PathEnds(point(query, START), point(query, END), query.whole(STEP_LIMIT, STEPS, 2));
    LinkLimits limits =
        new LinkLimits(
            query.whole(EDGE_LIMIT, LINKS, 1),
            query.wholeLong(LEAST).orElse(0),
            query.wholeLong(MOST).orElse(Long.MAX_VALUE));
    Duration gap = Duration.ofMinutes(query.whole(GAP, GAP_MINUTES, 1));
    Scope scope = Scope.read(query);
    return new PathsQuestion(
        items, ends, limits, gap.toNanos() / 1000, scope, scope.range(query, PeriodUnit.DAY));
  }

  private static Optional<String> point(Query query, Field field) {
    return query.text(field).map(PathItems::withoutSlash);
  }
}
