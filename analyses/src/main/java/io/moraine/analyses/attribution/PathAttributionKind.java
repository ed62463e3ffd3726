package io.moraine.analyses.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Answer;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Attribution over journeys that are counted already: a list {@code paths} beside the question,
 * each with its channels, its conversions and the journeys that led to none.
 */
public final class PathAttributionKind implements QuestionKind {

  private static final String PATHS = "paths";
  private static final double MICROS = 1e6;

  private static final String NAMES =
      "first_touch, last_touch, last_non_direct, linear, position_based, time_decay, shapley, markov,"
          + " markov_removal_effects, markov_transitions, shao_li_order2 or ensemble";

  private static final Field MODEL =
      Field.of(
              "model",
              FieldType.TEXT,
              NAMES
                  + " (first, last and linear added up); with _percent or _share after it the credit"
                  + " is told as a part of all.")
          .mandatory();
  private static final Field SHARE =
      Field.word(
          "share",
          LinearShare.class,
          "Of linear: whether each touch or each distinct channel gets the same; per_touch.");
  private static final Field FIRST =
      Field.of(
          "first",
          FieldType.NUMBER,
          "Of position_based: percent of the first touch; 40. Where first and last are at most 1"
              + " together, they are parts of 1.");
  private static final Field LAST =
      Field.of("last", FieldType.NUMBER, "Of position_based: percent of the last touch; 40.");
  private static final Field DIRECTION =
      Field.word(
          "count_direction",
          Direction.class,
          "Of time_decay: whether a channel touched several times stands where it was touched first"
              + " (left) or last (right); left.");
  private static final Field ORDER =
      Field.of(
          "order", FieldType.WHOLE, "Of markov: how many channels back the next depends on; 1.");
  private static final Field DIRECT =
      Field.of("direct", FieldType.TEXT, "Of last_non_direct: the channel passed over; direct.");
  private static final Field NORMALIZE =
      Field.of("normalize", FieldType.FLAG, "Whether credit is told as a part of all; false.");

  /** What the models are called elsewhere. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("first", "first_touch"),
          Map.entry("first_click", "first_touch"),
          Map.entry("last", "last_touch"),
          Map.entry("last_click", "last_touch"),
          Map.entry("last_non_direct_touch", "last_non_direct"),
          Map.entry("last_touch_non_direct", "last_non_direct"),
          Map.entry("last_click_non_direct", "last_non_direct"),
          Map.entry("linear_touch", "linear"),
          Map.entry("position", "position_based"),
          Map.entry("u_shape", "position_based"),
          Map.entry("u_shaped", "position_based"),
          Map.entry("shapley_value", "shapley"),
          Map.entry("shapley_values", "shapley"),
          Map.entry("markov_chain", "markov"),
          Map.entry("markov_removal", "markov_removal_effects"),
          Map.entry("removal_effect", "markov_removal_effects"),
          Map.entry("removal_effects", "markov_removal_effects"),
          Map.entry("markov_removal_effect", "markov_removal_effects"),
          Map.entry("transition_matrix", "markov_transitions"),
          Map.entry("markov_transition_matrix", "markov_transitions"),
          Map.entry("shao", "shao_li_order2"),
          Map.entry("simple_probabilistic", "shao_li_order2"),
          Map.entry("shao_li", "shao_li_order2"));

  /** How linear shares. */
  enum LinearShare {
    /** Each touch gets the same. */
    PER_TOUCH,
    /** Another word for {@link #PER_TOUCH}. */
    PROPORTIONAL,
    /** Each distinct channel gets the same. */
    PER_CHANNEL,
    /** Another word for {@link #PER_CHANNEL}. */
    PER_DISTINCT_CHANNEL,
    /** Another word for {@link #PER_CHANNEL}. */
    PER_DISTINCT,
    /** Another word for {@link #PER_CHANNEL}. */
    PER_UNIQUE_CHANNEL,
    /** Another word for {@link #PER_CHANNEL}. */
    UNIQUE,
    /** Another word for {@link #PER_CHANNEL}. */
    DISTINCT,
    /** Another word for {@link #PER_CHANNEL}. */
    SAME
  }

  /** Where a channel stands that is touched several times. */
  enum Direction {
    /** Where it was touched first. */
    LEFT,
    /** Where it was touched last. */
    RIGHT
  }

  @Override
  public String name() {
    return "path_attribution";
  }

  @Override
  public Shape shape() {
    return new Shape(
        "question of attribution over paths",
        "Which channels the conversions of counted paths are owed to. Beside it stands paths, a list"
            + " of {path: [channels], conversions, nulls, value}.",
        List.of(MODEL, SHARE, FIRST, LAST, DIRECTION, ORDER, DIRECT, NORMALIZE));
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of(
            "credit",
            FieldType.JSON,
            "{channel: conversions}, scores, effects or {from>to: probability}, as the model gives."),
        Field.of("value", FieldType.JSON, "{channel: money}, where the model gives money."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    PathCounts counts = counts(query, beside);
    String model = query.text(MODEL).orElseThrow().toLowerCase(Locale.ROOT);
    String plain = model.replaceFirst("_(percent|share|shares|normalized)$", "");
    double whole = model.endsWith("_percent") ? 100 : 1;
    boolean asPart = !plain.equals(model) || query.flag(NORMALIZE);
    String known = OTHER_NAMES.getOrDefault(plain, plain);
    return unused -> answer(query, known, counts, asPart, whole);
  }

  private static Answer answer(
      Query query, String model, PathCounts counts, boolean asPart, double whole) {
    Map<String, Double> scores =
        switch (model) {
          case "markov_transitions" -> MarkovChain.of(counts, order(query)).transitions();
          case "markov_removal_effects" -> MarkovChain.of(counts, order(query)).removalEffects();
          case "shao_li_order2" -> PairScores.of(counts);
          default -> null;
        };
    Answer answer = new Answer();
    if (scores != null) {
      return answer.with("credit", asPart ? parts(scores, whole) : scores);
    }
    Map<String, Double> conversions = new LinkedHashMap<>();
    Map<String, Double> money = new LinkedHashMap<>();
    for (PathModel each : models(query, model)) {
      PathCredit credit = each.credit(counts);
      credit.conversions().forEach((name, more) -> conversions.merge(name, more, Double::sum));
      credit.valueMicros().forEach((name, more) -> money.merge(name, more / MICROS, Double::sum));
    }
    return answer
        .with("credit", asPart ? parts(conversions, whole) : conversions)
        .with("value", money);
  }

  private static List<PathModel> models(Query query, String model) {
    return switch (model) {
      case "first_touch" -> List.of(PathRules.firstTouch());
      case "last_touch" -> List.of(PathRules.lastTouch());
      case "last_non_direct" ->
          List.of(PathRules.lastTouchNot(query.text(DIRECT).orElse("direct")));
      case "linear" -> List.of(linear(query));
      case "position_based" -> List.of(position(query));
      case "time_decay" ->
          List.of(
              PathRules.timeDecay(
                  query.word(DIRECTION, Direction.LEFT) == Direction.LEFT
                      ? PathRules.Repeats.FIRST_TOUCH_COUNTS
                      : PathRules.Repeats.LAST_TOUCH_COUNTS));
      case "shapley" -> List.of(new ShapleyValues());
      case "markov" -> List.of(new MarkovRemoval(order(query)));
      case "ensemble" -> List.of(PathRules.firstTouch(), PathRules.lastTouch(), linear(query));
      default -> throw query.wrong(MODEL, "is '" + model + "'; it may be " + NAMES);
    };
  }

  private static PathModel linear(Query query) {
    return switch (query.word(SHARE, LinearShare.PER_TOUCH)) {
      case PER_TOUCH, PROPORTIONAL -> PathRules.linearPerTouch();
      case PER_CHANNEL,
          PER_DISTINCT_CHANNEL,
          PER_DISTINCT,
          PER_UNIQUE_CHANNEL,
          UNIQUE,
          DISTINCT,
          SAME ->
          PathRules.linearPerChannel();
    };
  }

  private static PathModel position(Query query) {
    double first = query.number(FIRST).orElse(40);
    double last = query.number(LAST).orElse(40);
    double percent = first + last <= 1 ? 100 : 1;
    try {
      return PathRules.position(percent * first, percent * last);
    } catch (IllegalArgumentException wrong) {
      throw query.wrong(
          FIRST,
          "is %s beside a last of %s; both are percents, more than 0 and at most 100 together"
              .formatted(first, last));
    }
  }

  private static int order(Query query) {
    return query.whole(ORDER, 1, 1);
  }

  private static Map<String, Double> parts(Map<String, Double> scores, double whole) {
    double total = scores.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> parts = new LinkedHashMap<>();
    scores.forEach((name, score) -> parts.put(name, total == 0 ? 0 : score / total * whole));
    return parts;
  }

  private static PathCounts counts(Query query, JsonNode beside) {
    JsonNode paths = beside.path(PATHS);
    if (!paths.isArray()) {
      throw Query.wrong(PATHS, "must be a list of paths beside " + query.path());
    }
    PathCounts counts = new PathCounts();
    int at = 0;
    for (JsonNode path : paths) {
      String place = PATHS + "[" + at++ + "]";
      counts.add(
          channels(path.path("path"), place),
          count(path, "conversions", place),
          count(path, "nulls", place),
          micros(path, place));
    }
    return counts;
  }

  private static List<String> channels(JsonNode path, String place) {
    if (!path.isArray()) {
      throw Query.wrong(place + ".path", "must be a list of channels");
    }
    List<String> channels = new ArrayList<>();
    for (JsonNode channel : path) {
      // A touch that names no channel is none.
      if (!channel.asText().isEmpty()) {
        channels.add(channel.asText());
      }
    }
    return channels;
  }

  private static long count(JsonNode path, String field, String place) {
    JsonNode count = path.path(field);
    boolean whole = count.isNumber() && count.asDouble() == Math.rint(count.asDouble());
    boolean told = path.hasNonNull(field);
    if (told && !(whole && count.asDouble() >= 0 && count.asDouble() <= Credits.MOST_CONVERSIONS)) {
      throw Query.wrong(
          place + "." + field,
          "is " + count + "; it must be a count, at most " + Credits.MOST_CONVERSIONS);
    }
    return told ? count.asLong() : 0;
  }

  private static long micros(JsonNode path, String place) {
    JsonNode value = path.hasNonNull("value") ? path.get("value") : path.path("revenue");
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isNumber()) {
      throw Query.wrong(place + ".value", "is " + value + "; it must be an amount");
    }
    try {
      BigDecimal micros = value.decimalValue().movePointRight(6);
      return micros.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    } catch (ArithmeticException tooMuch) {
      throw Query.wrong(place + ".value", "is " + value + ", which is too large an amount");
    }
  }
}
