package io.moraine.analyses.activity;

import io.moraine.analyses.history.Happening;
import java.util.Set;

/** What splits the actors of an answer. */
public sealed interface Breakdown {
  /** The part that an event falls into; the empty text where it has no such value. */
  String of(Happening happening);

  /** The event properties that are looked at. */
  Set<String> properties();

  /** Nothing does. */
  record None() implements Breakdown {
    @Override
    public String of(Happening happening) {
      return "";
    }

    @Override
    public Set<String> properties() {
      return Set.of();
    }
  }

  /**
   * A property of the events. Who has events of several values is counted under each of them, by
   * the events of that value only: a return under another value, or under none, is not one.
   */
  record EventProperty(String property) implements Breakdown {
    @Override
    public String of(Happening happening) {
      String value = happening.text(property);
      return value == null ? "" : value;
    }

    @Override
    public Set<String> properties() {
      return Set.of(property);
    }
  }

  /** A property of the person. */
  record PersonProperty(String property) implements Breakdown {
    @Override
    public String of(Happening happening) {
      String value = Happening.textOf(happening.person().properties().get(property));
      return value == null ? "" : value;
    }

    @Override
    public Set<String> properties() {
      return Set.of();
    }
  }
}
