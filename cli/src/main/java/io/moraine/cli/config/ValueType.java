package io.moraine.cli.config;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the text of a setting becomes a value, and the value text again.
 *
 * @param name in a word or two, for the reference
 * @param form what a value looks like, the end of "must be …"
 * @param reader from the items of an assignment to a value; throws IllegalArgumentException for
 *     what is no such value
 * @param writer from a value to a text that {@code reader} makes the same value of
 */
public record ValueType<T>(
    String name,
    String form,
    BiFunction<List<String>, Origin, T> reader,
    Function<T, String> writer) {

  /** A type whose values are one text each. */
  static <T> ValueType<T> of(
      String name, String form, Function<String, T> reader, Function<T, String> writer) {
    return new ValueType<>(name, form, (items, origin) -> reader.apply(single(items)), writer);
  }

  /** This type, with only those values that the condition holds for. */
  ValueType<T> where(String form, Predicate<T> condition) {
    BiFunction<List<String>, Origin, T> checked =
        (items, origin) -> {
          T value = reader.apply(items, origin);
          if (!condition.test(value)) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        };
    return new ValueType<>(name, form, checked, writer);
  }

  static String single(List<String> items) {
    if (items.size() != 1) {
      throw new IllegalArgumentException("a list where one value belongs");
    }
    return items.get(0).strip();
  }
}
