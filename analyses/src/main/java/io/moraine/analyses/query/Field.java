package io.moraine.analyses.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a question.
 *
 * @param name as written
 * @param type what its value may be
 * @param words the words it may be, for words
 * @param shape what is inside, for objects
 * @param required whether it has to be there
 * @param meaning a sentence or two for the documentation
 */
public record Field(
    String name,
    FieldType type,
    List<String> words,
    Optional<Shape> shape,
    boolean required,
    String meaning) {
  /** A field of one of the plain types. */
  public static Field of(String name, FieldType type, String meaning) {
    return new Field(name, type, List.of(), Optional.empty(), false, meaning);
  }

  /** A field whose value is one of an enum's words. */
  public static Field word(String name, Class<? extends Enum<?>> words, String meaning) {
    return new Field(name, FieldType.WORD, wordsOf(words), Optional.empty(), false, meaning);
  }

  /** A field whose value is a list of an enum's words. */
  public static Field words(String name, Class<? extends Enum<?>> words, String meaning) {
    return new Field(name, FieldType.WORDS, wordsOf(words), Optional.empty(), false, meaning);
  }

  /** A field with an object. */
  public static Field object(String name, Shape shape, String meaning) {
    return new Field(name, FieldType.OBJECT, List.of(), Optional.of(shape), false, meaning);
  }

  /** A field with a list of objects. */
  public static Field objects(String name, Shape shape, String meaning) {
    return new Field(name, FieldType.OBJECTS, List.of(), Optional.of(shape), false, meaning);
  }

  /** The same field, which has to be there. */
  public Field mandatory() {
    return new Field(name, type, words, shape, true, meaning);
  }

  /** The word of an enum's value. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> wordsOf(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Field::word).toList();
  }
}
