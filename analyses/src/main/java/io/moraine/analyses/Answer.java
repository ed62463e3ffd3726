package io.moraine.analyses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An answer, field by field. Numbers that are whole are written without a fraction; what is not a
 * number (a mean of nothing) is null.
 */
public final class Answer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode node = NODES.objectNode();

  /**
   * Adds a field.
   *
   * @param value a text, number, boolean, array of numbers, collection, map, optional, answer or
   *     null
   */
  public Answer with(String field, Object value) {
    node.set(field, json(value));
    return this;
  }

  /** Adds all fields of another answer. */
  public Answer withAll(Answer other) {
    node.setAll(other.node);
    return this;
  }

  /** The answer as JSON; changes to it do not reach the answer. */
  public ObjectNode json() {
    return node.deepCopy();
  }

  private static JsonNode json(Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof Answer answer) {
      return answer.node;
    } else if (value instanceof JsonNode given) {
      return given;
    } else if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    } else if (value instanceof Number number) {
      return number(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    } else if (value instanceof Optional<?> perhaps) {
      return json(perhaps.orElse(null));
    } else if (value instanceof OptionalInt perhaps) {
      return perhaps.isPresent() ? NODES.numberNode(perhaps.getAsInt()) : NODES.nullNode();
    } else if (value instanceof OptionalLong perhaps) {
      return perhaps.isPresent() ? NODES.numberNode(perhaps.getAsLong()) : NODES.nullNode();
    } else if (value instanceof OptionalDouble perhaps) {
      return number(perhaps.orElse(Double.NaN));
    } else if (value instanceof long[] numbers) {
      ArrayNode array = NODES.arrayNode();
      for (long number : numbers) {
        array.add(number);
      }
      return array;
    } else if (value instanceof int[] numbers) {
      ArrayNode array = NODES.arrayNode();
      for (int number : numbers) {
        array.add(number);
      }
      return array;
    } else if (value instanceof double[] numbers) {
      ArrayNode array = NODES.arrayNode();
      for (double number : numbers) {
        array.add(number(number));
      }
      return array;
    } else if (value instanceof Object[] elements) {
      ArrayNode array = NODES.arrayNode();
      for (Object element : elements) {
        array.add(json(element));
      }
      return array;
    } else if (value instanceof Collection<?> elements) {
      ArrayNode array = NODES.arrayNode();
      elements.forEach(element -> array.add(json(element)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, element) -> object.set(String.valueOf(key), json(element)));
      return object;
    }
    return NODES.textNode(value.toString());
  }

  private static JsonNode number(double number) {
    if (Double.isNaN(number)) {
      return NODES.nullNode();
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? NODES.numberNode((long) number)
        : NODES.numberNode(number);
  }
}
