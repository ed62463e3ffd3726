package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.experiments.MultipleTests;
import java.util.Arrays;
import java.util.List;

/** Published examples of p values that are read together. */
final class MultipleTestCases {
  private MultipleTestCases() {}

  static void check(CaseName name, JsonNode entry, Checks checks) {
    double[] p = given(name, entry);
    if (p.length == 0) {
      checks.wrong("The case " + name.text() + " tells no p values");
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

  private static double[] given(CaseName name, JsonNode entry) {
    for (String field : List.of("p", "pvals", "pvalues", "p_values", "raw")) {
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
