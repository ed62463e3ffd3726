package io.moraine.analyses.web;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Question;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions about funnels of pages and events. */
final class WebFunnels {
  private static final int FEWEST = 2;
  private static final int MOST = 8;
  private static final double WINDOW_HOURS = 24;

  /** Ten years. */
  private static final int MOST_HOURS = 3_653 * 24;

  private enum Order {
    ORDERED
  }

  private static final Field STEPS =
      Field.objects(
              "steps", WebFunnelStep.SHAPE, "From " + FEWEST + " to " + MOST + " different steps.")
          .mandatory();
  private static final Field ORDER =
      Field.word("order", Order.class, "Other events may lie between the steps: ordered.");
  private static final Field WINDOW =
      Field.of(
          "window_hours",
          FieldType.NUMBER,
          "How long after the first step the last one may be, in hours: 24.");
  private static final Field SAME_EVENT =
      Field.of(
          "same_event_may_satisfy_successive_steps",
          FieldType.FLAG,
          "Whether one event may be several successive steps at once.");
  private static final Field RULE =
      Field.of("rule", FieldType.TEXT, "What is asked about; words for the reader.");

  /** How many visitors take which steps. */
  static final WebKind FUNNEL =
      WebKind.of(
          "funnel",
          "How many visitors take steps one after the other.",
          WebScope.fieldsWith(STEPS, ORDER, WINDOW, SAME_EVENT),
          List.of(
              Field.of("all_visitors", FieldType.WHOLE, "Everybody in the range."),
              Field.of("entering_visitors", FieldType.WHOLE, "Who took the first step."),
              Field.of("entering_pct", FieldType.NUMBER, "These in per cent of all."),
              Field.of("never_entering", FieldType.WHOLE, "Who did not."),
              Field.of("never_entering_pct", FieldType.NUMBER, "These in per cent of all."),
              Field.of(
                  "steps",
                  FieldType.JSON,
                  "For each step its label, visitors, conversion_rate (of the first step),"
                      + " conversion_rate_step (of the step before), dropoff and"
                      + " dropoff_percentage.")),
          WebFunnels::funnel);

  /** What funnels may be. */
  static final WebKind CONFIG =
      WebKind.of(
          "funnel_config",
          "What a web funnel may be.",
          Scope.fieldsWith(RULE),
          List.of(
              Field.of("min_steps", FieldType.WHOLE, "The fewest steps."),
              Field.of("max_steps", FieldType.WHOLE, "The most steps."),
              Field.of(
                  "duplicate_goal_allowed", FieldType.FLAG, "Whether a step may be there twice.")),
          query ->
              histories ->
                  new Answer()
                      .with("min_steps", FEWEST)
                      .with("max_steps", MOST)
                      .with("duplicate_goal_allowed", false));

  private WebFunnels() {}

  private static Question funnel(Query query) {
    WebScope scope = WebScope.read(query);
    List<WebFunnelStep> steps = query.objects(STEPS).stream().map(WebFunnelStep::read).toList();
    if (steps.size() < FEWEST || steps.size() > MOST) {
      throw query.wrong(
          STEPS, "has " + steps.size() + " steps; it must have from " + FEWEST + " to " + MOST);
    }
    Set<List<Object>> different = new HashSet<>();
    for (WebFunnelStep step : steps) {
      if (!different.add(step.identity())) {
        throw query.wrong(STEPS, "has the step '%s' twice".formatted(step.label()));
      }
    }
    double hours = query.number(WINDOW).orElse(WINDOW_HOURS);
    if (!(hours > 0 && hours <= MOST_HOURS)) {
      throw query.wrong(
          WINDOW, "is %s; it must be more than 0 and at most %s".formatted(hours, MOST_HOURS));
    }
    WebFunnel funnel =
        new WebFunnel(
            scope, steps, Duration.ofMillis(Math.round(hours * 3_600_000)), query.flag(SAME_EVENT));
    return new WebQuestion<>(
        scope.interest(
            steps.stream().flatMap(WebFunnelStep::properties).collect(Collectors.toSet())),
        () -> new WebFunnelFold(funnel));
  }
}
