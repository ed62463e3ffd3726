package io.moraine.analyses.history;

import java.util.Set;

/** Whose histories are asked for: what events are brought together by. */
public sealed interface Actor {
  /** The property that holds the session's id where events come as documents. */
  String SESSION_PROPERTY = "$session_id";

  /** The actor of an event; null where it has none, and then the event belongs to no history. */
  String of(Happening happening);

  /** The event properties that are looked at. */
  Set<String> properties();

  /** People, whatever names they went by. */
  static Actor person() {
    return new OfPerson();
  }

  /** Whatever has that value of a property: a session, an account. */
  static Actor property(String property) {
    return new OfProperty(property);
  }

  /** All people who have that value of a property of theirs, as one. */
  static Actor personProperty(String property) {
    return new OfPersonProperty(property);
  }

  /** The name as sent, before any merge. */
  static Actor user() {
    return new OfUser();
  }

  /** See {@link #person()}. */
  record OfPerson() implements Actor {
    @Override
    public String of(Happening happening) {
      return happening.person().id();
    }

    @Override
    public Set<String> properties() {
      return Set.of();
    }
  }

  /** See {@link #user()}. */
  record OfUser() implements Actor {
    @Override
    public String of(Happening happening) {
      return happening.user();
    }

    @Override
    public Set<String> properties() {
      return Set.of();
    }
  }

  /** See {@link #property} and {@link Happening#known}. */
  record OfProperty(String property) implements Actor {
    @Override
    public String of(Happening happening) {
      String value = Happening.textOf(happening.known(property));
      return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public Set<String> properties() {
      return Set.of(property);
    }
  }

  /** See {@link #personProperty}. */
  record OfPersonProperty(String property) implements Actor {
    @Override
    public String of(Happening happening) {
      String value = Happening.textOf(happening.person().properties().get(property));
      return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public Set<String> properties() {
      return Set.of();
    }
  }
}
