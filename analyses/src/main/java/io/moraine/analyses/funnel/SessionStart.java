package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import io.moraine.schemas.SessionView;

/** That a session began, as an event with the session's properties. */
record SessionStart(SessionView session, Person person) implements Happening {
  /** The event's name. */
  static final String NAME = "session_start";

  @Override
  public long micros() {
    return session.startedMicros();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String user() {
    return person.id();
  }

  @Override
  public Object property(String property) {
    return switch (property) {
      case Actor.SESSION_PROPERTY -> session.sessionId();
      case "channel" -> session.channel();
      case "source" -> session.source();
      case "medium" -> session.medium();
      case "campaign" -> session.campaign();
      case "country" -> session.country();
      case "device_class" -> session.deviceClass();
      case "browser" -> session.browser();
      case "os" -> session.os();
      case "language" -> session.language();
      case "site" -> session.site();
      case "entry_page" -> session.entryPage();
      case "session_number" -> session.sessionNumber();
      default -> null;
    };
  }
}
