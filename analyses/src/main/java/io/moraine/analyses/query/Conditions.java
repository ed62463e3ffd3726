package io.moraine.analyses.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.moraine.analyses.document.JsonValues;
import io.moraine.analyses.history.PropertyCondition;
import io.moraine.analyses.history.PropertyCondition.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * How conditions are written: {@code {property: value}}, any of {@code {property: [value, value]}},
 * not there {@code {property: null}}, {@code {property: {"op": "gte", "value": 3}}} or in short
 * {@code {property: {"gte": 3}}}.
 */
public final class Conditions {
  private static final Field OP =
      Field.word("op", Comparison.class, "How it is compared.").mandatory();
  private static final Field VALUE =
      Field.of("value", FieldType.JSON, "With what; a list for any of, or none of, several.");

  /** What is between the braces of a comparison. */
  public static final Shape COMPARISON =
      new Shape("comparison", "How a property is compared.", List.of(OP, VALUE));

  private Conditions() {}

  static List<PropertyCondition> read(JsonNode conditions, String path) {
    List<PropertyCondition> read = new ArrayList<>();
    Iterator<Map.Entry<String, JsonNode>> fields = conditions.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      read.add(condition(field.getKey(), field.getValue(), path + "." + field.getKey()));
    }
    return read;
  }

  private static PropertyCondition condition(String property, JsonNode value, String path) {
    if (value.isNull()) {
      return new PropertyCondition(property, Comparison.IS_NOT_SET, List.of(), null);
    }
    if (!value.isObject()) {
      return new PropertyCondition(property, Comparison.EXACT, values(value), null);
    }
    Query comparison = new Query(spelledOut(value), path, COMPARISON);
    Comparison op = comparison.word(OP, Comparison.EXACT);
    List<Object> values = comparison.has(VALUE) ? values(comparison.json(VALUE)) : List.of();
    boolean alone = op == Comparison.IS_SET || op == Comparison.IS_NOT_SET;
    if (values.isEmpty() && !alone) {
      throw comparison.wrong(VALUE, "is missing; " + Field.word(op) + " compares with one");
    }
    return switch (op) {
      case REGEX, NOT_REGEX -> new PropertyCondition(property, op, values, regex(values, path));
      case GT, GTE, LT, LTE -> {
        if (values.size() != 1 || !isNumber(values.get(0))) {
          throw comparison.wrong(
              VALUE, "must be one number for any of " + List.of("gt", "gte", "lt", "lte"));
        }
        yield new PropertyCondition(property, op, values, null);
      }
      default -> new PropertyCondition(property, op, values, null);
    };
  }

  /** {@code {"gte": 3}} as {@code {"op": "gte", "value": 3}}. */
  private static JsonNode spelledOut(JsonNode comparison) {
    for (String op : OP.words()) {
      if (comparison.size() == 1 && comparison.has(op)) {
        return JsonNodeFactory.instance
            .objectNode()
            .put(OP.name(), op)
            .set(VALUE.name(), comparison.get(op));
      }
    }
    return comparison;
  }

  private static boolean isNumber(Object value) {
    try {
      new java.math.BigDecimal(value.toString());
      return true;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  private static Pattern regex(List<Object> values, String path) {
    String either = values.stream().map(Object::toString).collect(Collectors.joining("|"));
    return Patterns.compile(either, path + ".value");
  }

  private static List<Object> values(JsonNode value) {
    List<Object> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> values.add(JsonValues.of(element)));
      values.removeIf(java.util.Objects::isNull);
    } else if (!value.isNull()) {
      values.add(JsonValues.of(value));
    }
    return values;
  }

  /** Regular expressions as people write them into questions. */
  static final class Patterns {
    private Patterns() {}

    static Pattern compile(String regex, String path) {
      try {
        return Pattern.compile(regex);
      } catch (PatternSyntaxException wrong) {
        throw Query.wrong(
            path,
            "is no regular expression: "
                + Arrays.stream(wrong.getMessage().split("\\R")).findFirst().orElseThrow());
      }
    }
  }
}
