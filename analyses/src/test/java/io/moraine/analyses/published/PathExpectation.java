package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a published case says of attribution over paths: a number per channel, or per step. A
 * channel that the case does not name has no credit. Where the published figure was simulated and
 * the exact one is known too, the exact one holds and the published one has to be near.
 */
final class PathExpectation {
  private static final double TOLERANCE = 1e-6;

  /** What money is called in cases that tell of it beside conversions. */
  private static final Set<String> MONEY = Set.of("value", "revenue");

  /** Between the two channels of a transition. */
  private static final String STEP = ">";

  private PathExpectation() {}

  /** Sentences on what differs; none where the answer is right. */
  static List<String> differences(JsonNode published, JsonNode answer) {
    List<String> differences = new ArrayList<>();
    double relative = published.path("tolerance_rel").asDouble(TOLERANCE);
    // Where a figure was corrected, the published one need only be near if it is said how near.
    if (!published.has("corrected") || published.has("tolerance_rel")) {
      compare(published.path("expected"), answer, relative, differences);
    }
    if (published.has("corrected")) {
      compare(published.get("corrected"), answer, TOLERANCE, differences);
    }
    return differences;
  }

  private static void compare(
      JsonNode expected, JsonNode answer, double relative, List<String> differences) {
    if (!expected.isObject() || expected.isEmpty()) {
      differences.add("The case expects nothing.");
      return;
    }
    boolean inParts = expected.elements().next().isObject();
    if (inParts) {
      expected
          .fields()
          .forEachRemaining(
              part -> {
                String own = MONEY.contains(part.getKey()) ? "value" : "credit";
                numbers(part.getValue(), answer.path(own), relative, differences);
              });
    } else {
      numbers(expected, answer.path("credit"), relative, differences);
    }
  }

  private static void numbers(
      JsonNode expected, JsonNode answered, double relative, List<String> differences) {
    JsonNode given = transitionsNamedAs(expected, answered);
    expected
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode own = given.path(field.getKey());
              double wanted = field.getValue().asDouble();
              double off = Math.abs(wanted - own.asDouble(Double.NaN));
              double allowed =
                  Math.max(
                      relative * Math.max(Math.abs(wanted), TOLERANCE),
                      Checks.rounding(field.getValue()));
              if (!own.isNumber() || !(off <= allowed)) {
                differences.add("%s is %s, not %s".formatted(field.getKey(), own, wanted));
              }
            });
    Iterator<Map.Entry<String, JsonNode>> all = given.fields();
    while (all.hasNext()) {
      Map.Entry<String, JsonNode> field = all.next();
      // Of a matrix a case may tell some rows.
      boolean rest = !expected.has(field.getKey()) && !field.getKey().contains(STEP);
      if (rest && field.getValue().asDouble() != 0) {
        differences.add(
            "%s has %s and is not expected".formatted(field.getKey(), field.getValue()));
      }
    }
  }

  /** Where paths begin and end is written {@code (start)} or {@code start}. */
  private static JsonNode transitionsNamedAs(JsonNode expected, JsonNode answered) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    answered
        .fields()
        .forEachRemaining(
            field -> {
              String plain = field.getKey().replaceAll("[()]", "");
              boolean isPlain = plain.contains(STEP) && expected.has(plain);
              named.set(isPlain ? plain : field.getKey(), field.getValue());
            });
    return named;
  }
}
