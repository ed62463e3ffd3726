package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.EffectSize;
import io.moraine.analyses.experiments.Power;
import io.moraine.analyses.experiments.Power.Sides;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;

/**
 * Published examples of power and size: {@code NormalIndPower_n_h25_20_80pct} asks for the units
 * with which 25 and 20 percent are told apart with a power of 80 percent.
 */
final class PowerCases {
  /** Peers search for an effect until it is about this good, as a part of it. */
  private static final double SOLVED = 1e-5;

  private PowerCases() {}

  static void check(CaseName name, JsonNode entry, Checks checks) {
    Power design =
        new Power(
            name.alpha(), name.oneSided() ? Sides.ONE : Sides.TWO, name.after("ratio").orElse(1));
    Optional<Double> power =
        name.match("(?:^|_)(?:power_?)?(\\d+(?:\\.\\d+)?)pct")
            .or(() -> name.match("power_?(?:0\\.)?(\\d\\d)(?:_|$)"))
            .map(match -> Double.parseDouble(match.group(1)) / 100);
    OptionalDouble units = name.after("_n(?=_?\\d)");
    Optional<double[]> rates =
        name.match("_(?:h|p|rates|size|proportions)_?([\\d.]+)_(?:vs_)?([\\d.]+)")
            .map(PowerCases::rates);
    Optional<Double> effect =
        rates
            .map(two -> EffectSize.h(two[0], two[1]))
            .or(() -> name.match("_d_?([\\d.]+)").map(match -> deviations(match.group(1))));
    boolean t = name.has("ttest");
    boolean one = t && !name.has("ind");
    Optional<Double> ours = Optional.empty();
    if (name.has("miller") && rates.isPresent() && power.isPresent()) {
      ours = Optional.of(design.baselineUnits(rates.get()[0], rates.get()[1], power.get()));
    } else if (name.has("prop_test", "proportion") && rates.isPresent() && power.isPresent()) {
      ours = Optional.of(design.proportionUnits(rates.get()[0], rates.get()[1], power.get()));
    } else if (effect.isPresent() && power.isPresent() && units.isEmpty()) {
      ours =
          Optional.of(
              one
                  ? design.oneSampleTUnits(effect.get(), power.get())
                  : t
                      ? design.tUnits(effect.get(), power.get())
                      : design.normalUnits(effect.get(), power.get()));
    } else if (effect.isPresent() && units.isPresent()) {
      double n = units.getAsDouble();
      ours =
          Optional.of(
              one
                  ? design.oneSampleT(effect.get(), n)
                  : t ? design.t(effect.get(), n) : design.normal(effect.get(), n));
    } else if (units.isPresent() && power.isPresent()) {
      double n = units.getAsDouble();
      ours = Optional.of(t ? design.tEffect(n, power.get()) : design.normalEffect(n, power.get()));
    }
    if (ours.isEmpty()) {
      checks.wrong("The case " + name.text() + " does not tell two of units, effect and power");
      return;
    }
    double found = ours.get();
    boolean wholeUnits = power.isPresent() && units.isEmpty() && entry.isIntegralNumber();
    if (wholeUnits) {
      // Published as people plan: rounded, or up to the next.
      checks.number("units", entry, found, 1);
    } else if (entry.isNumber() && units.isPresent() && effect.isEmpty()) {
      checks.number("effect", entry, found, SOLVED * Math.abs(found));
    } else {
      ProportionCases.fields(entry, checks, "power", field -> Optional.of(found), List.of());
    }
  }

  /** {@code cohen_h_25_20}: rates in percent, or with a point. */
  static void cohenH(CaseName name, JsonNode entry, Checks checks) {
    Optional<double[]> rates = name.match("h_([\\d.]+)_([\\d.]+)").map(PowerCases::rates);
    if (rates.isEmpty()) {
      checks.wrong("The case " + name.text() + " does not tell two rates");
      return;
    }
    checks.number(name.text(), entry, EffectSize.h(rates.get()[0], rates.get()[1]));
  }

  /** {@code d0.5} and {@code d05} are half a deviation: the point may have been left out. */
  private static double deviations(String digits) {
    boolean whole = !digits.contains(".");
    return Double.parseDouble(
        whole && digits.startsWith("0")
            ? "0." + digits.substring(1)
            : whole ? "0." + digits : digits);
  }

  private static double[] rates(Matcher match) {
    return new double[] {rate(match.group(1)), rate(match.group(2))};
  }

  private static double rate(String text) {
    return text.contains(".") ? Double.parseDouble(text) : Double.parseDouble(text) / 100;
  }
}
