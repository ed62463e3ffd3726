package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.moraine.analyses.experiments.BetaBinomial;
import io.moraine.analyses.experiments.ContingencyTable;
import io.moraine.analyses.experiments.EffectSize;
import io.moraine.analyses.experiments.Proportion;
import io.moraine.analyses.experiments.SampleRatio;
import io.moraine.analyses.experiments.TestResult;
import io.moraine.analyses.experiments.TwoByTwo;
import io.moraine.analyses.experiments.TwoProportions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** Published examples about counts. */
final class ProportionCases {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static final List<String> PLANS =
      List.of("expected", "ratio", "ratios", "weights", "expected_ratio");
  private static final List<String> GIVEN_OF_SAMPLE_RATIO =
      Stream.concat(Stream.of("observed", "counts"), PLANS.stream()).toList();
  private static final List<String> GIVEN_COUNTS = List.of("counts", "nobs");

  private ProportionCases() {}

  /** Two proportions in {@code counts} and {@code nobs}, and whatever is known of them. */
  static void two(JsonNode entry, Checks checks) {
    if (entry.get("counts").size() > 2) {
      several(entry, checks);
      return;
    }
    TwoProportions two =
        new TwoProportions(
            new Proportion(entry.get("counts").get(0).asLong(), entry.get("nobs").get(0).asLong()),
            new Proportion(entry.get("counts").get(1).asLong(), entry.get("nobs").get(1).asLong()));
    entry
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("counts") && !field.getKey().equals("nobs")) {
                two(two, field.getKey(), field.getValue(), checks);
              }
            });
  }

  /** Several proportions, of which Pearson's test is known. */
  private static void several(JsonNode entry, Checks checks) {
    long[][] rows = new long[entry.get("counts").size()][];
    for (int i = 0; i < rows.length; i++) {
      long successes = entry.get("counts").get(i).asLong();
      rows[i] = new long[] {successes, entry.get("nobs").get(i).asLong() - successes};
    }
    ContingencyTable table = new ContingencyTable(rows);
    fields(entry, checks, "proportions", field -> number(table, field, false), GIVEN_COUNTS);
  }

  private static Optional<Double> number(ContingencyTable table, String field, boolean likelihood) {
    return switch (field) {
      case "chi2", "chi2_no_corr" -> Optional.of(table.chiSquare().statistic());
      case "p_chi2", "p_no_corr" -> Optional.of(table.chiSquare().p());
      case "g", "G" -> Optional.of(table.g().statistic());
      case "p_g" -> Optional.of(table.g().p());
      case "df", "dof" -> Optional.of((double) table.degreesOfFreedom());
      case "statistic" -> Optional.of((likelihood ? table.g() : table.chiSquare()).statistic());
      case "p", "p_value" -> Optional.of((likelihood ? table.g() : table.chiSquare()).p());
      default -> Optional.empty();
    };
  }

  private static void two(TwoProportions two, String field, JsonNode value, Checks checks) {
    Optional<Double> number;
    try {
      number = number(two, field);
    } catch (IllegalArgumentException emptyRow) {
      number = Optional.of(Double.NaN);
    }
    if (number.isPresent()) {
      checks.number(field, value, number.get());
      return;
    }
    if (!IntervalCases.field(List.of(two.control(), two.treatment()), field, value, checks)) {
      checks.unknown("two proportions", field);
    }
  }

  private static Optional<Double> number(TwoProportions two, String field) {
    double z = two.pooledZ();
    double unpooled = two.unpooledZ();
    return switch (field) {
      case "p1", "rate1" -> Optional.of(two.control().rate());
      case "p2", "rate2" -> Optional.of(two.treatment().rate());
      case "diff_p2_minus_p1", "diff" -> Optional.of(two.difference());
      case "diff_p1_minus_p2" -> Optional.of(-two.difference());
      case "relative_lift", "rel_lift", "lift" -> Optional.of(two.lift());
      case "z_pooled", "z", "zstat", "z_stat", "z_pooled_p1_minus_p2" -> Optional.of(-z);
      case "z_pooled_p2_minus_p1" -> Optional.of(z);
      case "z_unpooled", "z_unpooled_p1_minus_p2" -> Optional.of(-unpooled);
      case "z_unpooled_p2_minus_p1" -> Optional.of(unpooled);
      case "p_two_sided", "p", "p_pooled", "p_value" -> Optional.of(two.p());
      case "se_pooled" -> Optional.of(two.difference() / z);
      case "se_unpooled", "se" -> Optional.of(two.difference() / unpooled);
      case "p_larger", "p_greater" -> Optional.of(NORMAL.survivalProbability(-z));
      case "p_smaller", "p_less" -> Optional.of(NORMAL.cumulativeProbability(-z));
      case "p_unpooled", "p_two_sided_unpooled", "p_unpooled_two_sided" ->
          Optional.of(2 * NORMAL.survivalProbability(Math.abs(unpooled)));
      case "chi2_no_corr", "chi2" -> Optional.of(two.table().chiSquare().statistic());
      case "p_no_corr", "p_chi2", "p_chi2_no_corr" -> Optional.of(two.table().chiSquare().p());
      case "chi2_yates" -> Optional.of(two.table().chiSquareYates().statistic());
      case "p_yates" -> Optional.of(two.table().chiSquareYates().p());
      case "g", "g_stat", "G" -> Optional.of(two.table().g().statistic());
      case "p_g", "g_p" -> Optional.of(two.table().g().p());
      case "p_fisher", "fisher_p", "fisher_two_sided", "fisher" ->
          Optional.of(two.table().fisher(AlternativeHypothesis.TWO_SIDED).p());
      case "fisher_greater" ->
          Optional.of(two.table().fisher(AlternativeHypothesis.GREATER_THAN).p());
      case "fisher_less" -> Optional.of(two.table().fisher(AlternativeHypothesis.LESS_THAN).p());
      case "odds_ratio" -> Optional.of(two.table().oddsRatio());
      case "risk_ratio", "relative_risk" -> Optional.of(1 + two.lift());
      case "cohen_h", "cohens_h" ->
          Optional.of(EffectSize.h(two.treatment().rate(), two.control().rate()));
      default -> Optional.empty();
    };
  }

  /** Counts by variant at the end of the name or in {@code counts}, the plan in it or in ratio. */
  static void sampleRatio(CaseName name, JsonNode entry, Checks checks) {
    JsonNode given = entry.has("observed") ? entry.get("observed") : entry.path("counts");
    long[] counts =
        given.isArray()
            ? Arrays.stream(ExperimentCases.doubles(given)).mapToLong(Math::round).toArray()
            : name.trailingCounts();
    JsonNode plan =
        PLANS.stream()
            .map(entry::path)
            .filter(JsonNode::isArray)
            .findFirst()
            .orElse(MissingNode.getInstance());
    int half = counts.length / 2;
    long[] first = Arrays.copyOfRange(counts, 0, half);
    long[] second = Arrays.copyOfRange(counts, half, counts.length);
    if (!given.isArray() && isPlan(first, second)) {
      check(
          SampleRatio.test(second, Arrays.stream(first).asDoubleStream().toArray()), entry, checks);
      return;
    } else if (!given.isArray() && isPlan(second, first)) {
      check(
          SampleRatio.test(first, Arrays.stream(second).asDoubleStream().toArray()), entry, checks);
      return;
    }
    double[] ratio =
        plan.isArray()
            ? ExperimentCases.doubles(plan)
            : name.match("((?:\\d+_)+)split")
                .map(match -> match.group(1).split("_"))
                .map(parts -> Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray())
                .orElseGet(() -> equal(counts.length));
    check(SampleRatio.test(counts, ratio), entry, checks);
  }

  /** Whether some numbers are parts of the others: {@code 50_50_90200_89800}, {@code 9_1_...}. */
  private static boolean isPlan(long[] parts, long[] counts) {
    return parts.length >= 2
        && parts.length == counts.length
        && Arrays.stream(parts).max().orElse(0) <= 100
        && Arrays.stream(counts).max().orElse(0) > 100;
  }

  private static void check(TestResult test, JsonNode entry, Checks checks) {
    fields(
        entry,
        checks,
        "a sample ratio",
        field ->
            switch (field) {
              case "chi2", "statistic" -> Optional.of(test.statistic());
              case "p", "p_value" -> Optional.of(test.p());
              default -> Optional.empty();
            },
        GIVEN_OF_SAMPLE_RATIO);
  }

  private static double[] equal(int parts) {
    double[] ratio = new double[parts];
    Arrays.fill(ratio, 1);
    return ratio;
  }

  /** A table of two by two at the end of the name. */
  static void table(CaseName name, JsonNode entry, Checks checks) {
    if (entry.path("table").size() > 2 || entry.path("table").path(0).size() > 2) {
      largerTable(name, entry, checks);
      return;
    }
    List<Long> cells = new ArrayList<>();
    if (entry.has("table")) {
      entry.get("table").forEach(row -> row.forEach(cell -> cells.add(cell.asLong())));
    } else {
      Arrays.stream(name.trailingCounts()).forEach(cells::add);
    }
    if (cells.size() < 4) {
      checks.wrong("The case " + name.text() + " tells no table of two rows and two columns");
      return;
    }
    int at = cells.size() - 4;
    TwoByTwo table =
        new TwoByTwo(cells.get(at), cells.get(at + 1), cells.get(at + 2), cells.get(at + 3));
    boolean fisher = name.has("fisher");
    fields(
        entry,
        checks,
        "a table",
        field ->
            switch (field) {
              case "two_sided", "p_two_sided", "" ->
                  Optional.of(table.fisher(AlternativeHypothesis.TWO_SIDED).p());
              case "greater", "p_greater" ->
                  Optional.of(table.fisher(AlternativeHypothesis.GREATER_THAN).p());
              case "less", "p_less" ->
                  Optional.of(table.fisher(AlternativeHypothesis.LESS_THAN).p());
              case "odds_ratio" -> Optional.of(table.oddsRatio());
              case "chi2" -> Optional.of(pearson(name, table).statistic());
              case "df", "dof" -> Optional.of(1.0);
              case "chi2_no_corr" -> Optional.of(table.chiSquare().statistic());
              case "p_no_corr", "p_chi2" -> Optional.of(table.chiSquare().p());
              case "chi2_yates" -> Optional.of(table.chiSquareYates().statistic());
              case "p_yates" -> Optional.of(table.chiSquareYates().p());
              case "g", "G" -> Optional.of(table.g().statistic());
              case "p_g" -> Optional.of(table.g().p());
              case "statistic" ->
                  Optional.of(fisher ? table.oddsRatio() : pearson(name, table).statistic());
              case "p", "p_value" ->
                  Optional.of(
                      fisher
                          ? table.fisher(AlternativeHypothesis.TWO_SIDED).p()
                          : pearson(name, table).p());
              default -> Optional.empty();
            },
        List.of("table"));
  }

  private static void largerTable(CaseName name, JsonNode entry, Checks checks) {
    List<long[]> rows = new ArrayList<>();
    entry
        .get("table")
        .forEach(
            row ->
                rows.add(
                    Arrays.stream(ExperimentCases.doubles(row)).mapToLong(Math::round).toArray()));
    ContingencyTable table = new ContingencyTable(rows.toArray(long[][]::new));
    boolean likelihood = name.has("gtest", "g_test");
    fields(entry, checks, "a table", field -> number(table, field, likelihood), List.of("table"));
  }

  private static TestResult pearson(CaseName name, TwoByTwo table) {
    if (name.has("gtest", "g_test")) {
      return table.g();
    }
    return name.has("yates") ? table.chiSquareYates() : table.chiSquare();
  }

  /**
   * The chance that the second proportion's rate is the higher, before which every rate was alike.
   */
  static void bayes(CaseName name, JsonNode entry, JsonNode all, Checks checks) {
    List<long[]> found = new ArrayList<>(name.proportions());
    if (found.isEmpty()) {
      named(name, all).ifPresent(found::addAll);
    }
    if (found.size() != 2) {
      checks.wrong("The case " + name.text() + " tells no two proportions");
      return;
    }
    BetaBinomial a = belief(found.get(0));
    BetaBinomial b = belief(found.get(1));
    fields(
        entry,
        checks,
        "beliefs",
        field ->
            switch (field) {
              case "" ->
                  Optional.of(
                      name.has("loss")
                          ? name.has("choose_a", "choosing_a")
                              ? a.expectedLoss(b)
                              : b.expectedLoss(a)
                          : name.has("a_better") ? a.above(b) : b.above(a));
              case "exact", "quad", "prob", "p" ->
                  Optional.of(name.has("a_better") ? a.above(b) : b.above(a));
              case "expected_loss", "expected_loss_B", "loss_B", "expected_loss_choosing_B" ->
                  Optional.of(b.expectedLoss(a));
              case "expected_loss_A", "loss_A", "expected_loss_choosing_A" ->
                  Optional.of(a.expectedLoss(b));
              default -> Optional.empty();
            },
        List.of());
  }

  private static BetaBinomial belief(long[] seen) {
    return BetaBinomial.UNIFORM.after(new Proportion(seen[0], seen[1]));
  }

  /** The case with counts whose name has all the words that follow {@code better} in this one. */
  private static Optional<List<long[]>> named(CaseName name, JsonNode all) {
    String[] words = name.text().replaceFirst(".*better_", "").split("_");
    List<String> names = new ArrayList<>();
    all.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(other -> all.get(other).has("counts"))
        .filter(other -> Arrays.asList(other.split("_")).containsAll(Arrays.asList(words)))
        .map(all::get)
        .map(
            entry ->
                List.of(
                    new long[] {
                      entry.get("counts").get(0).asLong(), entry.get("nobs").get(0).asLong()
                    },
                    new long[] {
                      entry.get("counts").get(1).asLong(), entry.get("nobs").get(1).asLong()
                    }))
        .findFirst();
  }

  /** Compares a number, or every field of an object. */
  static void fields(
      JsonNode entry,
      Checks checks,
      String family,
      Function<String, Optional<Double>> ours,
      List<String> given) {
    if (entry.isNumber()) {
      ours.apply("")
          .ifPresentOrElse(
              number -> checks.number(family, entry, number),
              () -> checks.unknown(family, "without a name"));
      return;
    }
    entry
        .fields()
        .forEachRemaining(
            field -> {
              if (!given.contains(field.getKey())) {
                ours.apply(field.getKey())
                    .ifPresentOrElse(
                        number -> checks.number(field.getKey(), field.getValue(), number),
                        () -> checks.unknown(family, field.getKey()));
              }
            });
  }
}
