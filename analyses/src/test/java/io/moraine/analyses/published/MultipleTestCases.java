package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.MultipleTests;
import java.util.Arrays;
import java.util.List;

/** Published examples of p values that are read together. */
final class MultipleTestCases {
  /** What the p values are called that are corrected. */
  private static final List<String> GIVEN =
      List.of("p", "ps", "pvals", "pvalues", "p_values", "raw");

  private static final List<String> REJECTED = List.of("rejected", "reject", "n_rejected");
  private static final List<String> TOLD =
      List.of("adjusted", "rejected", "reject", "n_rejected", "alpha", "method");

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
    CaseName method =
        entry.path("method").isTextual() ? new CaseName(entry.get("method").asText()) : name;
    double alpha = entry.path("alpha").asDouble(name.alpha());
    if (entry.isNumber()) {
      rejected("rejected", entry, method(method, checks).adjust(p), alpha, checks);
    }
    if (entry.has("adjusted")) {
      checks.numbers("adjusted", entry.get("adjusted"), method(method, checks).adjust(p));
    }
    for (String field : REJECTED) {
      if (entry.has(field)) {
        rejected(field, entry.get(field), method(method, checks).adjust(p), alpha, checks);
      }
    }
  }

  /** How many are rejected, or which. */
  private static void rejected(
      String field, JsonNode value, double[] adjusted, double alpha, Checks checks) {
    if (value.isNumber()) {
      checks.number(field, value, Arrays.stream(adjusted).filter(each -> each <= alpha).count());
    } else if (value.isArray() && value.size() == adjusted.length) {
      for (int i = 0; i < adjusted.length; i++) {
        if (value.get(i).asBoolean() != adjusted[i] <= alpha) {
          checks.wrong(field + "[" + i + "] is not " + value.get(i));
        }
      }
    } else {
      checks.wrong(field + " is " + value + ", neither a number nor one flag for each p value");
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
    if (method.has("tsb", "two_stage", "gbs")) {
      checks.wrong("The case " + name.text() + " asks for a method that is not supported");
    }
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
    } else if (method.has("fdr_by", "_by", "yekutieli") || method.text().equalsIgnoreCase("by")) {
      return MultipleTests.BENJAMINI_YEKUTIELI;
    } else if (method.has("bh", "fdr", "benjamini")) {
      return MultipleTests.BENJAMINI_HOCHBERG;
    }
    checks.wrong("The case " + name.text() + " names no method that is known");
    return MultipleTests.BONFERRONI;
  }
}
