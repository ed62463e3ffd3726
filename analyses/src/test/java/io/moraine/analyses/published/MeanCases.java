package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.EffectSize;
import io.moraine.analyses.experiments.Interval;
import io.moraine.analyses.experiments.MeanTest;
import io.moraine.analyses.experiments.Moments;
import io.moraine.analyses.experiments.RankTest;
import io.moraine.analyses.experiments.TestResult;
import java.util.List;
import java.util.Optional;

/**
 * Published examples about means and ranks: of data that the name stands for ({@code sleep}), that
 * stand in {@code x} and {@code y}, or of which count, mean and deviation are told. Differences are
 * the first sample's less the second's.
 */
final class MeanCases {
  /** What the two samples are called. */
  private static final List<List<String>> SAMPLES =
      List.of(
          List.of("x", "y"),
          List.of("a", "b"),
          List.of("A", "B"),
          List.of("x1", "x2"),
          List.of("group1", "group2"),
          List.of("sample1", "sample2"),
          List.of("control", "treatment"));

  private static final List<String> DATA =
      List.of(
          "x",
          "y",
          "a",
          "b",
          "A",
          "B",
          "x1",
          "x2",
          "group1",
          "group2",
          "sample1",
          "sample2",
          "control",
          "treatment",
          "mean1",
          "mean2",
          "std1",
          "std2",
          "sd1",
          "sd2",
          "var1",
          "var2",
          "nobs1",
          "nobs2",
          "n1",
          "n2");

  private MeanCases() {}

  static boolean knows(CaseName name, JsonNode entry) {
    return name.has("sleep") || samples(entry).isPresent() || entry.has("mean1");
  }

  static void check(CaseName name, JsonNode entry, Checks checks) {
    if (entry.has("mean1")) {
      Moments first = summary(entry, "1");
      Moments second = summary(entry, "2");
      compare(name.text(), test(name, first, second), entry, checks);
      return;
    }
    Optional<List<String>> samples = samples(entry);
    double[] x = samples.map(of -> numbers(entry, of, 0)).orElse(PublishedData.SLEEP_1);
    double[] y = samples.map(of -> numbers(entry, of, 1)).orElse(PublishedData.SLEEP_2);
    if (name.has("mannwhitney", "mann_whitney", "mwu", "ranksum")) {
      ranks(name, x, y, entry, checks);
    } else if (name.has("paired", "_rel") && !name.has("unpaired")) {
      compare(name.text(), MeanTest.paired(y, x), entry, checks);
    } else if (name.has("cohen_d")) {
      // Which sample's mean is the first is nowhere said.
      double d = EffectSize.d(Moments.of(y), Moments.of(x));
      checks.number(name.text(), entry, Math.copySign(d, entry.asDouble()));
    } else {
      compare(name.text(), test(name, Moments.of(x), Moments.of(y)), entry, checks);
    }
  }

  private static Optional<List<String>> samples(JsonNode entry) {
    return SAMPLES.stream()
        .filter(names -> names.stream().allMatch(name -> entry.path(name).isArray()))
        .findFirst();
  }

  private static double[] numbers(JsonNode entry, List<String> samples, int which) {
    return ExperimentCases.doubles(entry.get(samples.get(which)));
  }

  private static MeanTest test(CaseName name, Moments first, Moments second) {
    return name.has("student", "equal_var", "var_equal", "pooled", "ttest_ind", "from_stats")
            && !name.has("unequal", "welch")
        ? MeanTest.student(second, first)
        : MeanTest.welch(second, first);
  }

  private static Moments summary(JsonNode entry, String side) {
    JsonNode count = entry.has("nobs" + side) ? entry.get("nobs" + side) : entry.path("n" + side);
    JsonNode deviation =
        entry.has("std" + side) ? entry.get("std" + side) : entry.path("sd" + side);
    double variance =
        entry.has("var" + side)
            ? entry.get("var" + side).asDouble()
            : deviation.asDouble() * deviation.asDouble();
    return Moments.summary(count.asLong(), entry.get("mean" + side).asDouble(), variance);
  }

  private static void ranks(CaseName name, double[] x, double[] y, JsonNode entry, Checks checks) {
    TestResult test =
        name.has("exact") ? RankTest.mannWhitneyExact(x, y) : RankTest.mannWhitney(x, y);
    ProportionCases.fields(
        entry,
        checks,
        "ranks",
        field ->
            switch (field) {
              case "U", "W", "statistic", "u" -> Optional.of(test.statistic());
              case "p", "p_value" -> Optional.of(test.p());
              default -> Optional.empty();
            },
        DATA);
  }

  /** The p value of the side that the name tells. */
  private static double sided(CaseName name, double twoSided, double greater) {
    if (name.has("greater", "larger")) {
      return greater;
    }
    return name.has("_less", "smaller") ? 1 - greater : twoSided;
  }

  /** A t test beside a published one. */
  static void compare(String place, MeanTest test, JsonNode entry, Checks checks) {
    entry
        .fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              switch (name) {
                case "t", "statistic" -> checks.number(place + ".t", value, test.t());
                case "df" -> checks.number(place + ".df", value, test.degreesOfFreedom());
                case "p", "p_value" ->
                    checks.number(
                        place + ".p", value, sided(new CaseName(place), test.p(), test.pGreater()));
                case "p_two_sided" -> checks.number(place + ".p", value, test.p());
                case "p_greater", "p_larger" ->
                    checks.number(place + ".p_greater", value, test.pGreater());
                case "p_less", "p_smaller" ->
                    checks.number(place + ".p_less", value, 1 - test.pGreater());
                case "diff", "difference", "mean_diff" ->
                    checks.number(place + ".diff", value, test.difference());
                case "se" -> checks.number(place + ".se", value, test.standardError());
                default -> {
                  if (name.matches("ci_?\\d+")) {
                    Interval interval =
                        test.interval(CaseName.fraction(name.replaceAll("\\D", "")));
                    checks.numbers(place + "." + name, value, interval.low(), interval.high());
                  } else if (!DATA.contains(name)) {
                    checks.unknown("means", name);
                  }
                }
              }
            });
  }
}
