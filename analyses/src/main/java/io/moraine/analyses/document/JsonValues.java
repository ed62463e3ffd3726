package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JSON as {@link io.moraine.analyses.history.Happening#property} gives them. */
public final class JsonValues {
  private JsonValues() {}

  /** A text, a number, a boolean, a list of such, a map of such, or null. */
  public static Object of(JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? (Object) node.longValue()
          : node.decimalValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(of(element)));
      return list;
    }
    return mapOf(node);
  }

  /** The fields of an object; those that are null are left out. */
  public static Map<String, Object> mapOf(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .fields()
        .forEachRemaining(
            field -> {
              Object value = of(field.getValue());
              if (value != null) {
                map.put(field.getKey(), value);
              }
            });
    return map;
  }
}
