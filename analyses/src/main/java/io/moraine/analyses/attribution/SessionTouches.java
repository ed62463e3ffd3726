package io.moraine.analyses.attribution;

import io.moraine.analyses.document.SessionDocument;
import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of one history where only events are told: those with the same session id are a
 * session. Where no event has one, events are a session as long as no gap between them exceeds
 * thirty minutes; where some have, those without belong to none. A property of a session is that of
 * its first event that has it.
 */
final class SessionTouches {

  private static final Duration GAP = Duration.ofMinutes(30);

  private final List<Session> named = new ArrayList<>();
  private final List<Session> unnamed = new ArrayList<>();
  private final Map<String, Session> byId = new HashMap<>();
  private long lastMicros;

  private SessionTouches() {}

  /**
   * Finds the sessions.
   *
   * @param events of one history, in order of time
   * @return the sessions in order of their start
   */
  static List<Happening> cut(List<Happening> events) {
    SessionTouches touches = new SessionTouches();
    events.forEach(touches::add);
    return List.copyOf(touches.byId.isEmpty() ? touches.unnamed : touches.named);
  }

  private void add(Happening event) {
    String id = event.text(Actor.SESSION_PROPERTY);
    if (id != null && !id.isEmpty()) {
      Session session = byId.get(id);
      if (session == null) {
        session = new Session();
        byId.put(id, session);
        named.add(session);
      }
      session.events.add(event);
      return;
    }
    if (unnamed.isEmpty() || event.micros() - lastMicros > GAP.toNanos() / 1_000) {
      unnamed.add(new Session());
    }
    unnamed.get(unnamed.size() - 1).events.add(event);
    lastMicros = event.micros();
  }

  /** Events that belong together, seen as one. */
  private static final class Session implements Happening {

    private final List<Happening> events = new ArrayList<>();

    @Override
    public long micros() {
      return events.get(0).micros();
    }

    @Override
    public String name() {
      return SessionDocument.SESSION;
    }

    @Override
    public String user() {
      return events.get(0).user();
    }

    @Override
    public Person person() {
      return events.get(0).person();
    }

    @Override
    public Object property(String property) {
      return events.stream()
          .map(event -> Optional.ofNullable(event.property(property)))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(null);
    }
  }
}
