package io.moraine.analyses.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.Cuped;
import io.moraine.analyses.experiments.MeanTest;
import io.moraine.analyses.experiments.PairMoments;
import io.moraine.analyses.experiments.RatioMetric;
import io.moraine.analyses.published.PublishedData.Cdnow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.DynamicTest;

/**
 * Published examples of statistics of experiments. Each is a number, a list or an object under a
 * name that says what it is about; what it is, its fields or the words of its name tell. One that
 * no family knows fails.
 */
final class ExperimentCases {
  private final Path truth;
  private final JsonNode all;

  ExperimentCases(Path truth, JsonNode all) {
    this.truth = truth;
    this.all = all;
  }

  List<DynamicTest> tests() {
    List<DynamicTest> tests = new ArrayList<>();
    all.fields()
        .forEachRemaining(field -> tests(field.getKey(), field.getValue()).forEach(tests::add));
    return tests;
  }

  private Stream<DynamicTest> tests(String name, JsonNode entry) {
    if (entry.has("theta") || entry.has("var_reduction")) {
      return Stream.of(
          DynamicTest.dynamicTest(name, () -> checkCupedAlone(entry)),
          DynamicTest.dynamicTest(name + " from the purchases", () -> checkCuped(entry)));
    }
    if (name.startsWith("delta_method")) {
      return Stream.of(DynamicTest.dynamicTest(name, () -> checkRatio(name, entry)));
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            name,
            () -> {
              Checks checks = new Checks();
              check(new CaseName(name), entry, checks);
              assertThat(checks.differences()).isEmpty();
            }));
  }

  private void check(CaseName name, JsonNode entry, Checks checks) {
    if (entry.path("counts").isArray() && entry.path("nobs").isArray()) {
      ProportionCases.two(entry, checks);
    } else if (MultipleTestCases.knows(name, entry)) {
      MultipleTestCases.check(name, entry, checks);
    } else if (name.has("srm", "sample_ratio")) {
      ProportionCases.sampleRatio(name, entry, checks);
    } else if (name.has("msprt", "howard", "mixture", "always_valid")) {
      SequentialCases.alwaysValid(name, entry, checks);
    } else if (name.has(
        "pocock", "obrien", "o'brien", "obf", "lan_demets", "wang_tsiatis", "peeking")) {
      SequentialCases.planned(name, entry, checks);
    } else if (name.has("bayes")) {
      ProportionCases.bayes(name, entry, all, checks);
    } else if (name.has("power", "sample_size", "mde")) {
      PowerCases.check(name, entry, checks);
    } else if (name.has("cohen_h")) {
      PowerCases.cohenH(name, entry, checks);
    } else if (name.has("fisher", "chi2", "chisq", "chi_square", "gtest", "g_test")) {
      ProportionCases.table(name, entry, checks);
    } else if (IntervalCases.knows(name, entry)) {
      IntervalCases.check(name, entry, checks);
    } else if (MeanCases.knows(name, entry)) {
      MeanCases.check(name, entry, checks);
    } else {
      checks.wrong("The case " + name.text() + " is of no family that is known");
    }
  }

  /** What the published numbers say of one another, whatever the data. */
  private static void checkCupedAlone(JsonNode entry) {
    Checks checks = new Checks();
    double rho = entry.path("rho").asDouble();
    checks.number("var_reduction", entry.path("var_reduction"), rho * rho);
    for (String side : List.of("raw", "cuped")) {
      JsonNode test = entry.path(side);
      TDistribution t = TDistribution.of(test.path("df").asDouble());
      checks.number(
          side + ".p",
          test.path("p"),
          2 * t.survivalProbability(Math.abs(test.path("t").asDouble())));
    }
    assertThat(checks.differences()).isEmpty();
  }

  private void checkCuped(JsonNode entry) throws IOException {
    Cdnow cdnow = cdnow();
    PairMoments odd = cdnow.historyAndOutcome(1);
    PairMoments even = cdnow.historyAndOutcome(0);
    Cuped cuped = Cuped.of(List.of(even, odd));
    Checks checks = new Checks();
    checks.numbers("n", entry.path("n"), odd.count(), even.count());
    checks.number("theta", entry.path("theta"), cuped.theta());
    checks.number("rho", entry.path("rho"), cuped.correlation());
    checks.number("var_reduction", entry.path("var_reduction"), cuped.varianceReduction());
    Map.of(
            "raw", MeanTest.welch(even.y(), odd.y()),
            "cuped", MeanTest.welch(cuped.adjusted().get(0), cuped.adjusted().get(1)))
        .forEach((side, test) -> MeanCases.compare(side, test, entry.path(side), checks));
    assertThat(checks.differences()).isEmpty();
  }

  private void checkRatio(String name, JsonNode entry) throws IOException {
    Optional<Matcher> arm = new CaseName(name).match("arm_?(\\d)");
    assertThat(arm).as("the arm in the name").isPresent();
    PairMoments units = cdnow().amountsAndOrders(Integer.parseInt(arm.orElseThrow().group(1)));
    RatioMetric metric = new RatioMetric(units);
    Checks checks = new Checks();
    checks.number("customers", entry.path("customers"), units.count());
    checks.number("ratio", entry.path("ratio"), metric.ratio());
    checks.number("se", entry.path("se"), metric.standardError());
    assertThat(checks.differences()).isEmpty();
  }

  private Cdnow cdnow() throws IOException {
    Optional<Cdnow> cdnow = PublishedData.cdnow(truth);
    assumeTrue(cdnow.isPresent(), () -> PublishedData.cdnowMissing(truth));
    return cdnow.orElseThrow();
  }

  /** The numbers of a list. */
  static double[] doubles(JsonNode list) {
    double[] numbers = new double[list.size()];
    Arrays.setAll(numbers, i -> list.get(i).asDouble());
    return numbers;
  }
}
