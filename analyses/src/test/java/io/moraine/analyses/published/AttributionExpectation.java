package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a published case says of attribution. Rows are named by their value; a row may be told by a
 * part of its numbers, under the names that the products give these. A session without a value is
 * the row with the empty name, or {@code (none)}.
 */
final class AttributionExpectation {
  /** To what the cases are given. */
  private static final double TOLERANCE = 1e-6;

  /** What a row's numbers are called elsewhere. */
  private static final Map<String, String> NAMES =
      Map.of(
          "influenced_conversions", "influenced",
          "conversion_value", "influenced_value",
          "name", "value",
          "breakdown_value", "value",
          "dimension", "value");

  private final JsonNode answer;
  private final List<String> differences = new ArrayList<>();

  private AttributionExpectation(JsonNode answer) {
    this.answer = answer;
  }

  /** Sentences on what differs; none where the answer is right. */
  static List<String> differences(JsonNode expected, JsonNode answer) {
    AttributionExpectation expectation = new AttributionExpectation(answer);
    if (!expected.isObject() || expected.isEmpty()) {
      return List.of("The case expects nothing.");
    }
    expected
        .fields()
        .forEachRemaining(field -> expectation.check(field.getKey(), field.getValue()));
    return expectation.differences;
  }

  private void check(String field, JsonNode value) {
    switch (field) {
      case "credit", "influenced", "influenced_value" -> byRow(field, value, answer.path(field));
      case "absent" -> {
        if (value.isTextual()) {
          absent(value.asText());
        }
        value.forEach(name -> absent(name.asText()));
      }
      case "top_row" -> row(field, value, answer.path("rows").path(0));
      case "row" -> namedRow(value);
      case "rows" -> rows(value);
      case "total_credit_per_model" -> totals(value);
      default -> same(field, value, answer.path(field));
    }
  }

  private void byRow(String place, JsonNode expected, JsonNode given) {
    expected
        .fields()
        .forEachRemaining(
            row -> {
              JsonNode own = given.path(plain(row.getKey()));
              String inner = place + "." + row.getKey();
              if (row.getValue().isObject()) {
                row.getValue()
                    .fields()
                    .forEachRemaining(
                        model ->
                            same(
                                inner + "." + model.getKey(),
                                model.getValue(),
                                own.path(model.getKey())));
              } else {
                same(inner, row.getValue(), own);
              }
            });
  }

  private void absent(String name) {
    if (find(row -> row.path("value").asText().equals(plain(name))) != null) {
      differences.add("there is a row " + name);
    }
  }

  /** A row is named in it, or is the only one, or rows stand under their names. */
  private void namedRow(JsonNode expected) {
    if (!expected.isEmpty() && all(expected, JsonNode::isObject)) {
      expected.fields().forEachRemaining(row -> row(row.getKey(), row.getValue(), rowOf(row)));
      return;
    }
    JsonNode name = nameIn(expected);
    row("row", expected, name == null ? answer.path("rows").path(0) : rowOf(name.asText()));
  }

  private JsonNode rowOf(Map.Entry<String, JsonNode> named) {
    return rowOf(named.getKey());
  }

  private JsonNode rowOf(String name) {
    JsonNode found = find(row -> row.path("value").asText().equals(plain(name)));
    if (found == null) {
      differences.add("there is no row " + name);
      return answer.path("rows").path(-1);
    }
    return found;
  }

  private void rows(JsonNode expected) {
    JsonNode rows = answer.path("rows");
    if (expected.isNumber()) {
      same("the number of rows", expected, IntNode.valueOf(rows.size()));
    } else if (expected.isObject()) {
      namedRow(expected);
    } else {
      if (expected.size() != rows.size()) {
        differences.add("there are " + rows.size() + " rows, not " + expected.size() + ": " + rows);
      }
      expected.forEach(
          row -> {
            JsonNode name = row.isTextual() ? row : nameIn(row);
            row("rows", row, name == null ? rows.path(0) : rowOf(name.asText()));
          });
    }
  }

  private void row(String place, JsonNode expected, JsonNode given) {
    if (!expected.isObject()) {
      if (!given.path("value").asText("no row").equals(plain(expected.asText()))) {
        differences.add(place + " is " + given + ", not " + expected);
      }
      return;
    }
    expected
        .fields()
        .forEachRemaining(
            field -> {
              String name = NAMES.getOrDefault(field.getKey(), field.getKey());
              String inner = place + "." + field.getKey();
              if (field.getValue().isObject()) {
                row(inner, field.getValue(), given);
              } else if (name.equals("value") && field.getValue().isTextual()) {
                row(inner, field.getValue(), given);
              } else {
                same(inner, field.getValue(), number(given, name));
              }
            });
  }

  /**
   * A number of a row, under its own name or with what the model's name is followed by elsewhere.
   */
  private static JsonNode number(JsonNode row, String name) {
    return row.has(name)
        ? row.get(name)
        : row.path(
            name.replaceFirst("_conversions$", "")
                .replaceFirst("_conversion_value$", "_value")
                .replaceFirst("_conversion_rate$", "_rate")
                .replaceFirst("^conversion_rate$", "last_touch_rate"));
  }

  private void totals(JsonNode expected) {
    JsonNode given = answer.path("total_credit_per_model");
    if (expected.isNumber()) {
      given
          .fields()
          .forEachRemaining(
              model ->
                  same("total_credit_per_model." + model.getKey(), expected, model.getValue()));
    } else {
      expected
          .fields()
          .forEachRemaining(
              model ->
                  same(
                      "total_credit_per_model." + model.getKey(),
                      model.getValue(),
                      given.path(model.getKey())));
    }
  }

  private void same(String place, JsonNode expected, JsonNode given) {
    boolean equal =
        expected.isNumber() && given.isNumber()
            ? Math.abs(expected.asDouble() - given.asDouble())
                <= TOLERANCE * Math.max(1, Math.abs(expected.asDouble()))
            : expected.equals(given);
    if (!equal) {
      differences.add("%s is %s, not %s".formatted(place, given, expected));
    }
  }

  private JsonNode find(Predicate<JsonNode> wanted) {
    for (JsonNode row : answer.path("rows")) {
      if (wanted.test(row)) {
        return row;
      }
    }
    return null;
  }

  private static JsonNode nameIn(JsonNode row) {
    Iterator<Map.Entry<String, JsonNode>> fields = row.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getValue().isTextual()) {
        return field.getValue();
      }
    }
    return null;
  }

  private static boolean all(JsonNode object, Predicate<JsonNode> wanted) {
    for (JsonNode value : object) {
      if (!wanted.test(value)) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String name) {
    return name.equals("(none)") ? "" : name;
  }
}
