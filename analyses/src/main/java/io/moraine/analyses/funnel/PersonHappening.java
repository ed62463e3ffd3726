package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.schemas.EventType;

/** An event of a person's history. */
record PersonHappening(PersonEvent event, Person person) implements Happening {
  @Override
  public long micros() {
    return event.micros();
  }

  @Override
  public String name() {
    EventType type = event.eventType();
    return type == EventType.CUSTOM && event.name() != null ? event.name() : type.label();
  }

  @Override
  public String user() {
    return person.id();
  }

  @Override
  public Object property(String property) {
    if (property.equals(Actor.SESSION_PROPERTY)) {
      return event.sessionId();
    }
    return event.property(property);
  }
}
