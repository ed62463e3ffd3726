package io.moraine.analyses.history;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which events are meant.
 *
 * @param name the event's name; any where empty
 * @param where what its properties have to be, all of them
 */
public record EventPattern(Optional<String> name, List<PropertyCondition> where)
    implements Predicate<Happening> {
  public EventPattern {
    where = List.copyOf(where);
  }

  /** Every event. */
  public static EventPattern any() {
    return new EventPattern(Optional.empty(), List.of());
  }

  /** Events of a name. */
  public static EventPattern named(String name) {
    return new EventPattern(Optional.of(name), List.of());
  }

  @Override
  public boolean test(Happening happening) {
    return (name.isEmpty() || name.get().equals(happening.name()))
        && PropertyCondition.all(where, happening);
  }

  /** The event properties that are looked at. */
  public Set<String> properties() {
    Set<String> properties = new TreeSet<>();
    where.forEach(condition -> properties.add(condition.property()));
    return properties;
  }
}
