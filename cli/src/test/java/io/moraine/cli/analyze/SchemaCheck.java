package io.moraine.cli.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a JSON Schema finds wrong with a document, as far as analyze.schema.json says things. */
public final class SchemaCheck {
  private final JsonNode schema;
  private final List<String> wrong = new ArrayList<>();

  private SchemaCheck(JsonNode schema) {
    this.schema = schema;
  }

  public static List<String> of(JsonNode schema, JsonNode document) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, document, "$");
    return check.wrong;
  }

  private void check(JsonNode rule, JsonNode value, String place) {
    if (rule.has("$ref")) {
      check(schema.at(rule.get("$ref").asText().substring(1)), value, place);
      return;
    }
    if (rule.has("const") && !rule.get("const").equals(value)) {
      wrong.add(place + " is not " + rule.get("const"));
    }
    if (rule.has("type") && !isOf(rule.get("type"), value)) {
      wrong.add(place + " is no " + rule.get("type"));
    }
    rule.path("required")
        .forEach(
            field -> {
              if (!value.has(field.asText())) {
                wrong.add(place + " lacks " + field.asText());
              }
            });
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode ofField = rule.path("properties").path(field.getKey());
      JsonNode ofOthers = rule.path("additionalProperties");
      if (ofField.isObject()) {
        check(ofField, field.getValue(), place + "." + field.getKey());
      } else if (ofOthers.isObject()) {
        check(ofOthers, field.getValue(), place + "." + field.getKey());
      } else if (ofOthers.isBoolean() && !ofOthers.asBoolean()) {
        wrong.add(place + " has " + field.getKey());
      }
    }
    if (rule.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(rule.get("items"), value.get(i), place + "[" + i + "]");
      }
    }
  }

  private static boolean isOf(JsonNode types, JsonNode value) {
    if (types.isTextual()) {
      return isOf(types.asText(), value);
    }
    for (JsonNode type : types) {
      if (isOf(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("This check knows no type " + type + ".");
    };
  }
}
