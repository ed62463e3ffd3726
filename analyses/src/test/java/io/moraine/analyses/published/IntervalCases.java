package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.Interval;
import io.moraine.analyses.experiments.Proportion;
import io.moraine.analyses.experiments.TwoProportions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published intervals of a proportion, or of the difference of two. */
final class IntervalCases {
  private static final List<String> METHODS =
      List.of(
          "miettinen_nurminen",
          "score",
          "newcombe_cc",
          "wilson_cc",
          "newcombe",
          "agresti_caffo",
          "wilson",
          "agresti_coull",
          "clopper_pearson",
          "jeffreys",
          "beta",
          "exact",
          "wald",
          "normal");

  /** Those of the difference of two proportions alone. */
  private static final List<String> OF_TWO =
      List.of("miettinen_nurminen", "newcombe_cc", "newcombe", "agresti_caffo");

  /** A method, perhaps a level and perhaps of which proportion: {@code wilson95_p1}. */
  private static final Pattern FIELD =
      Pattern.compile("(" + String.join("|", METHODS) + ")(?:_?ci)?_?(\\d{2,3})?(?:_(p[12]))?");

  private IntervalCases() {}

  static boolean knows(CaseName name, JsonNode entry) {
    return (method(name).isPresent() || tellsMethods(entry)) && !proportions(name, entry).isEmpty();
  }

  private static boolean tellsMethods(JsonNode entry) {
    boolean told = false;
    var fields = entry.fieldNames();
    while (fields.hasNext()) {
      told |= FIELD.matcher(fields.next()).matches();
    }
    return told;
  }

  /** An interval that the name tells, or several that stand under their methods. */
  static void check(CaseName name, JsonNode entry, Checks checks) {
    List<Proportion> found = proportions(name, entry);
    if (tellsMethods(entry)) {
      fields(found, entry, checks);
      return;
    }
    double level =
        name.match("(?<!of)(?<=[a-z_])(90|95|99)(?:_|$)")
            .map(match -> CaseName.fraction(match.group(1)))
            .orElse(1 - name.alpha());
    Optional<Interval> interval = of(found, method(name).orElse(""), level);
    if (interval.isEmpty()) {
      checks.wrong("The case " + name.text() + " names no interval that is known");
      return;
    }
    JsonNode list = entry;
    for (String field : List.of("ci", "interval", "ci95", "bounds")) {
      list = entry.has(field) ? entry.get(field) : list;
    }
    if (list.isArray()) {
      bounds(name.text(), list, found, interval.get(), checks);
    } else {
      checks.number("low", first(entry, "low", "lower"), interval.get().low());
      checks.number("high", first(entry, "high", "upper"), interval.get().high());
    }
  }

  private static void fields(List<Proportion> found, JsonNode entry, Checks checks) {
    entry
        .fields()
        .forEachRemaining(
            field -> {
              boolean given = List.of("count", "nobs", "x", "n").contains(field.getKey());
              if (!given && !field(found, field.getKey(), field.getValue(), checks)) {
                checks.unknown("intervals", field.getKey());
              }
            });
  }

  /** Checks a field that is named after an interval; false where it is named after none. */
  static boolean field(List<Proportion> of, String field, JsonNode value, Checks checks) {
    Matcher matcher = FIELD.matcher(field);
    if (!matcher.matches()) {
      return false;
    }
    double level = matcher.group(2) == null ? 0.95 : CaseName.fraction(matcher.group(2));
    List<Proportion> chosen =
        matcher.group(3) == null ? of : List.of(of.get(matcher.group(3).equals("p1") ? 0 : 1));
    boolean ofEach = chosen.size() == 2 && value.path(0).isArray() && value.size() == 2;
    if (ofEach) {
      for (int side = 0; side < 2; side++) {
        Optional<Interval> own = of(List.of(chosen.get(side)), matcher.group(1), level);
        if (own.isEmpty()) {
          return false;
        }
        checks.numbers(field, value.get(side), own.get().low(), own.get().high());
      }
      return true;
    }
    Optional<Interval> interval = of(chosen, matcher.group(1), level);
    interval.ifPresent(found -> bounds(field, value, chosen, found, checks));
    return interval.isPresent();
  }

  /** Some cut an interval of one proportion where proportions end, and some do not. */
  private static void bounds(
      String place, JsonNode list, List<Proportion> of, Interval interval, Checks checks) {
    boolean cut = of.size() == 1 && list.size() == 2;
    // Alone, the interval of a difference does not say which proportion's less the other's.
    boolean turned =
        of.size() == 2
            && list.size() == 2
            && Math.signum(list.get(0).asDouble() + list.get(1).asDouble())
                == -Math.signum(interval.low() + interval.high());
    checks.numbers(
        place,
        list,
        turned
            ? -interval.high()
            : cut && list.get(0).asDouble(1) == 0 ? Math.max(0, interval.low()) : interval.low(),
        turned
            ? -interval.low()
            : cut && list.get(1).asDouble(0) == 1 ? Math.min(1, interval.high()) : interval.high());
  }

  private static Optional<Interval> of(List<Proportion> found, String method, double level) {
    if (found.size() == 2) {
      TwoProportions two = new TwoProportions(found.get(0), found.get(1));
      return switch (method) {
        case "wald", "normal" -> Optional.of(two.wald(level));
        case "newcombe" -> Optional.of(two.newcombe(level));
        case "newcombe_cc" -> Optional.of(two.newcombeCorrected(level));
        case "agresti_caffo" -> Optional.of(two.agrestiCaffo(level));
        case "miettinen_nurminen", "score" -> Optional.of(two.miettinenNurminen(level));
        default -> Optional.empty();
      };
    }
    Proportion one = found.get(0);
    return switch (method) {
      case "wald", "normal" -> Optional.of(one.wald(level));
      case "wilson", "score" -> Optional.of(one.wilson(level));
      case "wilson_cc" -> Optional.of(one.wilsonCorrected(level));
      case "agresti_coull" -> Optional.of(one.agrestiCoull(level));
      case "clopper_pearson", "beta", "exact" -> Optional.of(one.clopperPearson(level));
      case "jeffreys" -> Optional.of(one.jeffreys(level));
      default -> Optional.empty();
    };
  }

  private static Optional<String> method(CaseName name) {
    // Newcombe's papers compare intervals of one proportion and of two, by all methods.
    CaseName unsigned = new CaseName(name.text().replaceFirst("(?i)newcombe_?(?:19|20)\\d\\d", ""));
    return METHODS.stream()
        .filter(unsigned::has)
        .findFirst()
        .or(() -> METHODS.stream().filter(name::has).findFirst());
  }

  /** Written as {@code 48of80}, or as counts at the end of the name, or in the entry. */
  private static List<Proportion> proportions(CaseName name, JsonNode entry) {
    List<Proportion> found = new ArrayList<>();
    name.proportions().forEach(each -> found.add(new Proportion(each[0], each[1])));
    if (found.isEmpty() && entry.path("count").isNumber()) {
      found.add(new Proportion(entry.get("count").asLong(), entry.path("nobs").asLong()));
    }
    if (found.isEmpty()) {
      long[] counts = name.trailingCounts();
      int used = method(name).filter(OF_TWO::contains).isPresent() ? 4 : 2;
      for (int i = counts.length - used; i >= 0 && i + 1 < counts.length; i += 2) {
        found.add(new Proportion(counts[i], counts[i + 1]));
      }
    }
    return found;
  }

  private static JsonNode first(JsonNode entry, String... fields) {
    return Arrays.stream(fields)
        .map(entry::path)
        .filter(JsonNode::isNumber)
        .findFirst()
        .orElse(entry.path(fields[0]));
  }
}
