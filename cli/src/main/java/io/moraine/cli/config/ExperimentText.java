package io.moraine.cli.config;

import io.moraine.analyses.experiments.ExperimentMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The plan of an experiment as people write it: {@code checkout => steps=50, one_page=50,
 * lift:0.02}. Variants have a part each, the control first; what is not said is as for every
 * experiment.
 *
 * @param name the experiment
 * @param split by variant the planned part of persons
 * @param lift the smallest change that matters
 * @param alpha the chance of a false alarm that is accepted
 * @param power the chance to find the smallest change that matters
 * @param metrics what is measured; empty where that is not said
 */
public record ExperimentText(
    String name,
    Map<String, Double> split,
    OptionalDouble lift,
    OptionalDouble alpha,
    OptionalDouble power,
    List<ExperimentMetric> metrics) {

  static ExperimentText parse(String text) {
    int arrow = text.indexOf(AliasText.ARROW);
    if (arrow < 1) {
      throw new IllegalArgumentException("a plan without a name");
    }
    Map<String, Double> split = new LinkedHashMap<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    List<ExperimentMetric> metrics = new ArrayList<>();
    for (String part : text.substring(arrow + AliasText.ARROW.length()).split(",", -1)) {
      int equals = part.lastIndexOf('=');
      int colon = part.indexOf(':');
      if (equals > 0) {
        split.put(part.substring(0, equals).strip(), positive(part.substring(equals + 1).strip()));
      } else if (colon > 0 && part.substring(0, colon).strip().equals("metric")) {
        metrics.add(metric(part.substring(colon + 1).strip()));
      } else if (colon > 0) {
        numbers.put(part.substring(0, colon).strip(), positive(part.substring(colon + 1).strip()));
      } else {
        throw new IllegalArgumentException("a part that is no variant and no number");
      }
    }
    OptionalDouble lift = taken(numbers, "lift");
    OptionalDouble alpha = taken(numbers, "alpha");
    OptionalDouble power = taken(numbers, "power");
    if (split.size() < 2
        || !numbers.isEmpty()
        || alpha.orElse(0) > ValueTypes.GREATEST_ALPHA
        || power.orElse(ValueTypes.LEAST_POWER) < ValueTypes.LEAST_POWER
        || power.orElse(ValueTypes.LEAST_POWER) >= 1) {
      throw new IllegalArgumentException("no plan");
    }
    return new ExperimentText(
        text.substring(0, arrow).strip(), split, lift, alpha, power, List.copyOf(metrics));
  }

  /** A text that {@link #parse} makes the same of. */
  String write() {
    List<String> parts = new ArrayList<>();
    split.forEach((variant, part) -> parts.add(variant + "=" + part));
    lift.ifPresent(number -> parts.add("lift:" + number));
    alpha.ifPresent(number -> parts.add("alpha:" + number));
    power.ifPresent(number -> parts.add("power:" + number));
    metrics.forEach(metric -> parts.add("metric:" + metric.label()));
    return name + " " + AliasText.ARROW + " " + String.join(", ", parts);
  }

  static ExperimentMetric metric(String label) {
    Optional<ExperimentMetric> metric = ExperimentMetric.named(label);
    return metric.orElseThrow(() -> new IllegalArgumentException("no metric"));
  }

  private static OptionalDouble taken(Map<String, Double> numbers, String name) {
    Double number = numbers.remove(name);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static double positive(String text) {
    double number = Double.parseDouble(text);
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }
}
