package io.moraine.analyses.history;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a question wants to see of the events there are, so that a source leaves out the rest as
 * early as it can.
 *
 * @param actor whose histories
 * @param names the names of events that can matter; all where empty
 * @param properties the event properties that will be looked at
 * @param fromMicros nothing before this matters
 * @param toMicros nothing after this matters; itself does
 * @param matters which of these events belong into the histories
 */
public record Interest(
    Actor actor,
    Optional<Set<String>> names,
    Set<String> properties,
    long fromMicros,
    long toMicros,
    Predicate<Happening> matters) {
  public Interest {
    names = names.map(Set::copyOf);
    properties = Set.copyOf(properties);
  }

  /** The same interest, of a question that looks at more properties. */
  public Interest withProperties(Set<String> more) {
    Set<String> all = new HashSet<>(properties);
    all.addAll(more);
    return new Interest(actor, names, all, fromMicros, toMicros, matters);
  }

  /** Whether an event belongs into a history. */
  public boolean wants(Happening happening) {
    return happening.micros() >= fromMicros
        && happening.micros() <= toMicros
        && (names.isEmpty() || names.get().contains(happening.name()))
        && matters.test(happening);
  }
}
