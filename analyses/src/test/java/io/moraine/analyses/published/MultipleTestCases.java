package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.MultipleTests;
import java.util.Arrays;
import java.util.List;

/** Published examples of p values that are read together. */
final class MultipleTestCases {
  /** What the p values are called that are corrected. */
  private static final List<String> GIVEN = List.of("p", "pvals", "pvalues", "p_values", "raw");

  private static final List<String> TOLD = List.of("adjusted", "rejected", "alpha", "method");

  private MultipleTestCases() {}

  static boolean knows(CaseName name, JsonNode entry) {
    boolean list = GIVEN.stream().anyMatch(field -> entry.path(field).isArray());
    return entry.has("adjusted") || entry.has("rejected") || list || name.has("bh1995");
  }

  static void check(CaseName name, JsonNode entry, Checks checks) {
    double[] p = given(name, entry);
    if (p.length == 0) {
      checks.wrong("The case " + name.text() + " tells no p values");
      return;
    }
    entry.fields().forEachRemaining(field -> byMethod(field.getKey(), field.getValue(), p, checks));
    if (!entry.has("adjusted") && !entry.has("rejected")) {
      return;
    }
    double[] adjusted = method(name, checks).adjust(p);
    if (entry.has("adjusted")) {
      checks.numbers("adjusted", entry.get("adjusted"), adjusted);
    }
    if (entry.path("rejected").isNumber()) {
      checks.number(
          "rejected",
          entry.get("rejected"),
          Arrays.stream(adjusted).filter(each -> each <= name.alpha()).count());
    } else if (entry.path("rejected").isArray()) {
      for (int i = 0; i < adjusted.length; i++) {
        if (entry.get("rejected").get(i).asBoolean() != adjusted[i] <= name.alpha()) {
          checks.wrong("rejected[" + i + "] is not " + entry.get("rejected").get(i));
        }
      }
    }
  }

  /** A list that stands under the name of its method, beside or in place of {@code adjusted}. */
  private static void byMethod(String field, JsonNode value, double[] p, Checks checks) {
    if (TOLD.contains(field) || GIVEN.contains(field)) {
      return;
    }
    if (value.isArray()) {
      checks.numbers(field, value, method(new CaseName(field), checks).adjust(p));
    } else {
      checks.unknown("p values that are read together", field);
    }
  }

  private static double[] given(CaseName name, JsonNode entry) {
    for (String field : GIVEN) {
      if (entry.path(field).isArray()) {
        return ExperimentCases.doubles(entry.get(field));
      }
    }
    return name.has("bh1995") ? PublishedData.BH_1995 : new double[0];
  }

  private static MultipleTests method(CaseName name, Checks checks) {
    CaseName method = new CaseName(name.text().replaceFirst("(?i)bh1995", ""));
    if (method.has("bonferroni")) {
      return MultipleTests.BONFERRONI;
    } else if (method.has("holm_sidak", "holm-sidak")) {
      return MultipleTests.HOLM_SIDAK;
    } else if (method.has("sidak")) {
      return MultipleTests.SIDAK;
    } else if (method.has("holm")) {
      return MultipleTests.HOLM;
    } else if (method.has("hochberg") && !method.has("benjamini")) {
      return MultipleTests.HOCHBERG;
    } else if (method.has("hommel")) {
      return MultipleTests.HOMMEL;
    } else if (method.has("fdr_by", "_by", "yekutieli")) {
      return MultipleTests.BENJAMINI_YEKUTIELI;
    } else if (method.has("bh", "fdr", "benjamini")) {
      return MultipleTests.BENJAMINI_HOCHBERG;
    }
    checks.wrong("The case " + name.text() + " names no method that is known");
    return MultipleTests.BONFERRONI;
  }
}
