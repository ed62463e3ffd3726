package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.AlwaysValid;
import io.moraine.analyses.experiments.GroupSequential;
import io.moraine.analyses.experiments.GroupSequential.Spending;
import io.moraine.analyses.experiments.Power.Sides;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Published examples of looking at an experiment more than once. */
final class SequentialCases {
  /** Bounds are published to about three digits after the point. */
  private static final double BOUND = 0.001;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private SequentialCases() {}

  /** Bounds of K looks, or what the same bound at each look does. */
  static void planned(CaseName name, JsonNode entry, Checks checks) {
    Sides sides = name.oneSided() ? Sides.ONE : Sides.TWO;
    if (name.has("peeking")) {
      peeking(name, sides, entry, checks);
      return;
    }
    GroupSequential looks;
    if (entry.path("information").isArray()) {
      looks = new GroupSequential(sides, ExperimentCases.doubles(entry.get("information")));
    } else {
      Optional<Integer> number =
          name.match("K_?(\\d+)").map(match -> Integer.parseInt(match.group(1)));
      if (number.isEmpty()) {
        checks.wrong("The case " + name.text() + " does not tell how many looks, as K5");
        return;
      }
      looks = GroupSequential.equallySpaced(sides, number.get());
    }
    double[] bounds = bounds(name, looks);
    double last = bounds[bounds.length - 1];
    if (name.has("nominal_p") && !entry.isObject()) {
      nominal(entry, sides, bounds, checks);
    } else if (entry.isNumber()) {
      checks.number(name.text(), entry, last, BOUND);
    } else if (entry.isArray()) {
      checks.within(BOUND, name.text(), entry, bounds);
    } else {
      entry
          .fields()
          .forEachRemaining(
              field -> {
                switch (field.getKey()) {
                  case "C", "c", "constant" ->
                      checks.number(field.getKey(), field.getValue(), last, BOUND);
                  case "z", "bounds", "z_bounds" ->
                      checks.within(BOUND, field.getKey(), field.getValue(), bounds);
                  case "nominal_p", "p", "nominal_alpha" ->
                      nominal(field.getValue(), sides, bounds, checks);
                  case "information", "t" -> {}
                  default -> checks.unknown("planned looks", field.getKey());
                }
              });
    }
  }

  private static void nominal(JsonNode value, Sides sides, double[] bounds, Checks checks) {
    double[] chances =
        Arrays.stream(bounds)
            .map(bound -> NORMAL.survivalProbability(bound) * (sides == Sides.TWO ? 2 : 1))
            .toArray();
    if (value.isArray()) {
      checks.within(BOUND, "nominal p", value, chances);
    } else {
      checks.number("nominal p", value, chances[0], BOUND);
    }
  }

  private static double[] bounds(CaseName name, GroupSequential looks) {
    double alpha = name.alpha();
    if (name.has("lan_demets")) {
      return looks.spending(
          alpha,
          name.has("pocock")
              ? Spending.POCOCK
              : name.has("linear") ? Spending.LINEAR : Spending.OBRIEN_FLEMING);
    } else if (name.has("wang_tsiatis")) {
      return looks.wangTsiatis(alpha, name.after("delta").orElse(0.25));
    }
    return name.has("pocock") ? looks.pocock(alpha) : looks.obrienFleming(alpha);
  }

  private static void peeking(CaseName name, Sides sides, JsonNode entry, Checks checks) {
    double bound =
        name.match("(?:looks|K\\d+)_([\\d.]+)")
            .map(match -> Double.parseDouble(match.group(1)))
            .orElse(1.96);
    Optional<Integer> number =
        name.match("K_?(\\d+)").map(match -> Integer.parseInt(match.group(1)));
    if (entry.isNumber() && number.isPresent()) {
      checks.number(name.text(), entry, crossing(number.get(), bound, sides), BOUND);
      return;
    }
    entry
        .fields()
        .forEachRemaining(
            field -> {
              int looks = Integer.parseInt(field.getKey());
              checks.number(
                  looks + " looks", field.getValue(), crossing(looks, bound, sides), BOUND);
            });
  }

  private static double crossing(int looks, double bound, Sides sides) {
    double[] same = new double[looks];
    Arrays.fill(same, bound);
    return GroupSequential.equallySpaced(sides, looks).crossing(same);
  }

  /** The mixture's test and its intervals, all numbers in the name. */
  static void alwaysValid(CaseName name, JsonNode entry, Checks checks) {
    OptionalDouble units = name.after("_n");
    if (units.isEmpty()) {
      checks.wrong("The case " + name.text() + " does not tell how many units, as n5000");
    } else if (name.has("howard")) {
      double ours =
          AlwaysValid.normalMixture(
              name.after("sigma").orElse(1),
              (long) units.getAsDouble(),
              name.after("rho").orElse(1),
              1 - name.alpha());
      JsonNode value = entry.isNumber() ? entry : entry.path("half_width");
      checks.number(name.text(), value, ours);
    } else {
      double perUnit = name.after("var").orElse(1) * (name.has("per_arm") ? 2 : 1);
      AlwaysValid look =
          new AlwaysValid(
              first(name, "diff", "delta", "theta").orElse(0),
              perUnit / units.getAsDouble(),
              variance(name));
      entry
          .fields()
          .forEachRemaining(field -> mixture(look, field.getKey(), field.getValue(), checks));
    }
  }

  private static OptionalDouble first(CaseName name, String... words) {
    return Arrays.stream(words)
        .map(name::after)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  /** {@code tau2_0.01} is a variance, {@code tau_0.1} a deviation. */
  private static double variance(CaseName name) {
    OptionalDouble deviation = name.after("tau(?=_?[-\\d.]+(?:_|$))(?!2_)");
    return name.after("tau2")
        .orElse(deviation.isEmpty() ? 1 : Math.pow(deviation.getAsDouble(), 2));
  }

  private static void mixture(AlwaysValid look, String field, JsonNode value, Checks checks) {
    if (field.matches("(?i)lambda|likelihood_ratio")) {
      checks.number(field, value, look.likelihoodRatio());
    } else if (field.matches("(?i)log_lambda")) {
      checks.number(field, value, Math.log(look.likelihoodRatio()));
    } else if (field.matches("always_valid_p|p|p_value")) {
      checks.number(field, value, look.p());
    } else if (field.matches("half_?width_?\\d+")) {
      double level = CaseName.fraction(field.replaceAll("\\D", ""));
      checks.number(field, value, look.halfWidth(level));
    } else if (field.matches("(ci|interval)_?\\d+")) {
      double level = CaseName.fraction(field.replaceAll("\\D", ""));
      checks.numbers(field, value, look.interval(level).low(), look.interval(level).high());
    } else {
      checks.unknown("always valid tests", field);
    }
  }
}
