package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.schemas.EventType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event of a person's history. */
record PersonHappening(PersonEvent event, Person person) implements Happening {
  @Override
  public long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, event.happenedAt());
  }

  @Override
  public String name() {
    boolean named = event.name() != null && event.type().equals(EventType.CUSTOM.label());
    return named ? event.name() : event.type();
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
    return event.properties() == null ? null : event.properties().get(property);
  }
}
