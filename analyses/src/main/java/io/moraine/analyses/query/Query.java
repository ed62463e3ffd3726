package io.moraine.analyses.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.AnalysesError;
import io.moraine.analyses.history.PropertyCondition;
import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An object of a question, whose fields are known and of the right types once it is made. A field
 * that is null is as one that is not there.
 */
public final class Query {
  private final JsonNode node;
  private final String path;
  private final Shape shape;

  /**
   * @param path where the object stands, for errors, such as {@code query.steps[1]}
   * @throws MoraineException where a field is unknown, missing or of another type, naming it and
   *     what it may be
   */
  public Query(JsonNode node, String path, Shape shape) {
    this.node = node;
    this.path = path;
    this.shape = shape;
    check();
  }

  /** Where the object stands in what was asked. */
  public String path() {
    return path;
  }

  /** Whether a field is there. */
  public boolean has(Field field) {
    return node.hasNonNull(known(field).name());
  }

  /** The text or word of a field. */
  public Optional<String> text(Field field) {
    return has(field) ? Optional.of(value(field).asText()) : Optional.empty();
  }

  /** The texts of a field; none where it is not there. */
  public List<String> texts(Field field) {
    List<String> texts = new ArrayList<>();
    if (has(field)) {
      value(field).forEach(element -> texts.add(element.asText()));
    }
    return texts;
  }

  /** The numbers of a field; none where it is not there. */
  public double[] numbers(Field field) {
    double[] numbers = new double[has(field) ? value(field).size() : 0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = value(field).get(i).asDouble();
    }
    return numbers;
  }

  /** The whole number of a field. */
  public OptionalInt whole(Field field) {
    if (!has(field)) {
      return OptionalInt.empty();
    }
    long number = value(field).asLong();
    if ((int) number != number) {
      throw wrong(
          field,
          "is %s; it must be from %s to %s"
              .formatted(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return OptionalInt.of((int) number);
  }

  /**
   * The whole number of a field.
   *
   * @param otherwise the number where the field is not there
   * @throws MoraineException where the number is less than the least
   */
  public int whole(Field field, int otherwise, int least) {
    int number = whole(field).orElse(otherwise);
    if (number < least) {
      throw wrong(field, "is " + number + "; it must be at least " + least);
    }
    return number;
  }

  /**
   * The whole number of a field.
   *
   * @param otherwise the number where the field is not there
   * @throws MoraineException where the number is less than the least or greater than the most
   */
  public int whole(Field field, int otherwise, int least, int most) {
    int number = whole(field, otherwise, least);
    if (number > most) {
      throw wrong(field, "is " + number + "; it must be at most " + most);
    }
    return number;
  }

  /** The whole number of a field, however large. */
  public OptionalLong wholeLong(Field field) {
    return has(field) ? OptionalLong.of(value(field).asLong()) : OptionalLong.empty();
  }

  /** The number of a field. */
  public OptionalDouble number(Field field) {
    return has(field) ? OptionalDouble.of(value(field).asDouble()) : OptionalDouble.empty();
  }

  /** Whether a field is true; one that is not there is false. */
  public boolean flag(Field field) {
    return has(field) && value(field).asBoolean();
  }

  /** The word of a field as an enum's value; the other where the field is not there. */
  public <E extends Enum<E>> E word(Field field, E otherwise) {
    return text(field).map(word -> wordOf(otherwise.getDeclaringClass(), word)).orElse(otherwise);
  }

  /** The words of a field as an enum's values; none where it is not there. */
  public <E extends Enum<E>> List<E> words(Field field, Class<E> type) {
    return texts(field).stream().map(word -> wordOf(type, word)).toList();
  }

  /** The object of a field. */
  public Optional<Query> object(Field field) {
    return has(field)
        ? Optional.of(new Query(value(field), pathOf(field), field.shape().orElseThrow()))
        : Optional.empty();
  }

  /** The objects of a field; none where it is not there. */
  public List<Query> objects(Field field) {
    List<Query> objects = new ArrayList<>();
    if (has(field)) {
      int at = 0;
      for (JsonNode element : value(field)) {
        objects.add(
            new Query(element, pathOf(field) + "[" + at++ + "]", field.shape().orElseThrow()));
      }
    }
    return objects;
  }

  /** The conditions of a field; none where it is not there. */
  public List<PropertyCondition> conditions(Field field) {
    return has(field) ? Conditions.read(value(field), pathOf(field)) : List.of();
  }

  /** The regular expression that a field, which has to be there, holds. */
  public Pattern regex(Field field) {
    return Conditions.Patterns.compile(text(field).orElseThrow(), pathOf(field));
  }

  /** The JSON of a field, null where it is not there. */
  public JsonNode json(Field field) {
    return has(field) ? value(field) : null;
  }

  /** An error about a field; the words go on after its name and end without a full stop. */
  public MoraineException wrong(Field field, String words) {
    return wrong(pathOf(known(field)), words);
  }

  /** An error about a place in a question. */
  public static MoraineException wrong(String path, String words) {
    String end = words.endsWith(".") ? "" : ".";
    return new MoraineException(AnalysesError.QUESTION, path + " " + words + end);
  }

  private static <E extends Enum<E>> E wordOf(Class<E> type, String word) {
    for (E value : type.getEnumConstants()) {
      if (Field.word(value).equalsIgnoreCase(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException(word + " was checked to be a word of " + type);
  }

  private JsonNode value(Field field) {
    return node.get(field.name());
  }

  private String pathOf(Field field) {
    return path + "." + field.name();
  }

  private Field known(Field field) {
    if (!shape.fields().contains(field)) {
      throw new IllegalArgumentException(
          "The field %s is none of a %s.".formatted(field.name(), shape.name()));
    }
    return field;
  }

  private void check() {
    if (!node.isObject()) {
      throw wrong(path, "must be an object with " + shape.fieldNames());
    }
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      Field field =
          shape.fields().stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      wrong(
                          path + "." + name,
                          "is no field of a %s, which has %s"
                              .formatted(shape.name(), shape.fieldNames())));
      if (node.hasNonNull(name)) {
        check(field, node.get(name), path + "." + name);
      }
    }
    for (Field field : shape.fields()) {
      if (field.required() && !node.hasNonNull(field.name())) {
        throw wrong(
            pathOf(field), "is missing; it is a %s: %s".formatted(mayBe(field), field.meaning()));
      }
    }
  }

  private static void check(Field field, JsonNode value, String path) {
    boolean right =
        switch (field.type()) {
          case TEXT, DATE -> value.isTextual();
          case WHOLE -> value.isNumber() && isWhole(value);
          case NUMBER -> value.isNumber();
          case FLAG -> value.isBoolean();
          case TEXTS -> all(value, JsonNode::isTextual);
          case NUMBERS -> all(value, JsonNode::isNumber);
          case WORD -> isWord(field, value);
          case WORDS -> all(value, element -> isWord(field, element));
          case OBJECT, CONDITIONS -> value.isObject();
          case OBJECTS -> all(value, JsonNode::isObject);
          case JSON -> true;
        };
    if (!right) {
      throw wrong(path, "is %s; it must be a %s".formatted(shortened(value), mayBe(field)));
    }
  }

  private static boolean isWord(Field field, JsonNode value) {
    return value.isTextual()
        && field.words().stream().anyMatch(word -> word.equalsIgnoreCase(value.asText()));
  }

  private static boolean isWhole(JsonNode value) {
    return value.canConvertToLong() && value.asDouble() == Math.rint(value.asDouble());
  }

  private static boolean all(JsonNode list, java.util.function.Predicate<JsonNode> right) {
    if (!list.isArray()) {
      return false;
    }
    for (JsonNode element : list) {
      if (!right.test(element)) {
        return false;
      }
    }
    return true;
  }

  private static String mayBe(Field field) {
    return switch (field.type()) {
      case WORD -> "word: " + String.join(", ", field.words());
      case WORDS -> "list of the words " + String.join(", ", field.words());
      case OBJECT, OBJECTS ->
          field.type().words() + " with " + field.shape().orElseThrow().fieldNames();
      default -> field.type().words();
    };
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
