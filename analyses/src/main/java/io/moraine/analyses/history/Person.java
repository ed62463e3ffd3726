package io.moraine.analyses.history;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Somebody, with every name that was ever seen of them.
 *
 * @param id the name under which answers show the person
 * @param names all names, the id among them
 * @param properties what is known of the person, by property; values as in {@link
 *     Happening#property}
 * @param createdMicros when the person came to be, where that is known apart from the events
 */
public record Person(
    String id, Set<String> names, Map<String, Object> properties, OptionalLong createdMicros) {
  public Person {
    names = Set.copyOf(names);
    properties = Map.copyOf(properties);
  }

  /** Somebody of whom nothing but one name is known. */
  public static Person named(String id) {
    return new Person(id, Set.of(id), Map.of(), OptionalLong.empty());
  }

  /** Whether one of those names is this person's. */
  public boolean isAnyOf(List<String> others) {
    for (String other : others) {
      if (names.contains(other)) {
        return true;
      }
    }
    return false;
  }
}
