package io.moraine.analyses.results;

import io.moraine.schemas.EventType;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events an analysis wants to be shown.
 *
 * @param ofVisitors the types that {@link ResultFold#event} is shown
 * @param ofPersons the types that {@link PersonHistory#events()} has
 * @param properties the event properties that {@link PersonEvent#property} knows: columns of
 *     raw.events by name, else keys of its column {@code properties}
 * @param bots whether {@link ResultFold#botEvent} is shown what flagged bots did
 */
public record EventInterest(
    Set<EventType> ofVisitors, Set<EventType> ofPersons, Set<String> properties, boolean bots)
    implements Serializable {
  /** In none. */
  public static final EventInterest NONE = new EventInterest(Set.of(), Set.of(), Set.of(), false);

  public EventInterest {
    ofVisitors = Set.copyOf(ofVisitors);
    ofPersons = Set.copyOf(ofPersons);
    properties = Set.copyOf(properties);
  }

  /** Shown to the walk over visitors. */
  public static EventInterest ofVisitors(EventType... types) {
    return new EventInterest(Set.of(types), Set.of(), Set.of(), false);
  }

  /** Part of a person's history. */
  public static EventInterest ofPersons(EventType... types) {
    return new EventInterest(Set.of(), Set.of(types), Set.of(), false);
  }

  /** What all of them want. */
  public static EventInterest all(Collection<EventInterest> interests) {
    Set<EventType> ofVisitors = EnumSet.noneOf(EventType.class);
    Set<EventType> ofPersons = EnumSet.noneOf(EventType.class);
    Set<String> properties = new TreeSet<>();
    boolean bots = false;
    for (EventInterest interest : interests) {
      ofVisitors.addAll(interest.ofVisitors);
      ofPersons.addAll(interest.ofPersons);
      properties.addAll(interest.properties);
      bots |= interest.bots;
    }
    return new EventInterest(ofVisitors, ofPersons, properties, bots);
  }
}
