package io.moraine.analyses.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Scope;
import io.moraine.analyses.query.SeenRange;
import io.moraine.analyses.query.Shape;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.Periods;
import io.moraine.analyses.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about funnels. */
public final class FunnelKind implements QuestionKind {
  private static final int NAMES_SHOWN = 1000;

  private static final Field VIZ =
      Field.word("viz", FunnelView.class, "What the answer shows: steps.");
  private static final Field INTERVAL =
      Field.word("interval", PeriodUnit.class, "The periods of trends: day.");
  private static final Field FROM_STEP =
      Field.of(
          "from_step", FieldType.WHOLE, "Of trends and times: from this step on; 0 without one.");
  private static final Field TO_STEP =
      Field.of(
          "to_step", FieldType.WHOLE, "Of trends and times: to this step; the last without one.");
  private static final Field BINS =
      Field.of(
          "bins",
          FieldType.WHOLE,
          "Of times: how many bins, at most 90; without one, the cube root of the number of actors,"
              + " rounded up, at most 60.");
  private static final Field ACTORS_SHOWN =
      Field.of(
          "actors_shown",
          FieldType.WHOLE,
          "Of steps: how many names of actors each shows, in the order of letters; "
              + NAMES_SHOWN
              + " without one.");

  private static final Shape SHAPE =
      new Shape("funnel", "How far along some steps actors come.", fields());

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>(FunnelReader.FIELDS);
    fields.addAll(Scope.fieldsWith(VIZ, INTERVAL, FROM_STEP, TO_STEP, BINS, ACTORS_SHOWN));
    return fields;
  }

  @Override
  public String name() {
    return "funnel";
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of("steps", FieldType.TEXTS, "What the steps are called."),
        Field.of("step_counts", FieldType.NUMBERS, "Steps: how many actors reached each."),
        Field.of(
            "conversion_rate_pct",
            FieldType.NUMBERS,
            "Steps: hundredths of those who reached the first; trends: by period, those who reached"
                + " to_step of those who reached from_step. To two decimals."),
        Field.of(
            "average_conversion_s",
            FieldType.NUMBERS,
            "Steps: the mean seconds from the step before, of actors whose best attempt reached it"
                + " and took any time; null for the first. Times: of all, one number."),
        Field.of("avg_conversion_s", FieldType.NUMBERS, "The same under a shorter name."),
        Field.of("median_conversion_s", FieldType.NUMBERS, "The median of the same."),
        Field.of("actors_at_step", FieldType.JSON, "Steps: names of actors who reached each."),
        Field.of("periods", FieldType.TEXTS, "Trends: the first day, or time, of each period."),
        Field.of(
            "reached_from_step",
            FieldType.NUMBERS,
            "Trends: how many actors' attempts that started in the period reached from_step."),
        Field.of("reached_to_step", FieldType.NUMBERS, "Trends: and how many to_step."),
        Field.of(
            "bins",
            FieldType.JSON,
            "Times: [from how many seconds, how many actors]; the last has those on its edge only."),
        Field.of("converted", FieldType.WHOLE, "Times: how many actors."),
        Field.of(
            "by_breakdown",
            FieldType.JSON,
            "In place of all these: for each value, breakdown and the same."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Funnel funnel = FunnelReader.funnel(query);
    Optional<Breakdown> breakdown = FunnelReader.breakdown(query, funnel);
    Scope scope = Scope.read(query);
    int last = funnel.size() - 1;
    int from = query.whole(FROM_STEP, 0, 0);
    int to = query.whole(TO_STEP, last, 0);
    if (to > last || (from >= to && last > 0)) {
      throw query.wrong(
          TO_STEP,
          "is %s; it must be greater than from_step, which is %s, and at most %s"
              .formatted(to, from, last));
    }
    return switch (query.word(VIZ, FunnelView.STEPS)) {
      case STEPS -> {
        int names = query.whole(ACTORS_SHOWN, NAMES_SHOWN, 0);
        TimeRange range = scope.range(query, PeriodUnit.DAY);
        yield new FunnelQuestion<>(
            funnel, breakdown, scope, range, () -> new StepsTally(funnel, names));
      }
      case TIME_TO_CONVERT ->
          new FunnelQuestion<>(
              funnel,
              Optional.empty(),
              scope,
              scope.range(query, PeriodUnit.DAY),
              () -> new TimesTally(from, to, query.whole(BINS)));
      case TRENDS -> {
        PeriodUnit unit = query.word(INTERVAL, PeriodUnit.DAY);
        // Of ordered steps, what comes after the last one asked about changes nothing.
        Funnel asked =
            funnel.order() == StepOrder.UNORDERED || funnel.hasOptionalSteps()
                ? funnel
                : funnel.upTo(to);
        yield SeenRange.of(
            query,
            scope,
            unit,
            funnel.steps().stream().map(FunnelStep::pattern).toList(),
            seen -> {
              // Of nothing and no time there are no periods.
              boolean never = scope.isNever(query, seen);
              TimeRange range =
                  never ? scope.range(query, unit) : scope.closedRange(query, unit, seen);
              Periods periods =
                  never
                      ? Periods.startingAt(0, 0, scope.calendar(), unit)
                      : Periods.of(range, scope.calendar(), unit);
              return new FunnelQuestion<>(
                  asked,
                  breakdown,
                  scope,
                  range,
                  () -> new TrendsTally(scope.calendar(), unit, periods, from, to));
            });
      }
    };
  }
}
