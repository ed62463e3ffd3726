package io.moraine.pipelines.results;

import io.moraine.schemas.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of one visitor, and whose they are: an event is of the session that it lies in, of
 * several the one that began last; it is its user's, else the session's person's, else the owner's
 * of the device, else the visitor's.
 */
final class VisitorSessions {
  private final String visitorId;
  private final List<Session> sessions;
  private final long[] from;
  private final long[] to;
  private final Map<String, Session> byId = new HashMap<>();
  private final String owner;

  /**
   * @param sessions in order of their start
   * @param owner the owner of the device; null where there is none
   */
  VisitorSessions(String visitorId, List<Session> sessions, String owner) {
    this.visitorId = visitorId;
    this.sessions = sessions;
    this.owner = owner;
    this.from = new long[sessions.size()];
    this.to = new long[sessions.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = micros(sessions.get(i).startedAt());
      to[i] = micros(sessions.get(i).endedAt());
      byId.put(sessions.get(i).sessionId(), sessions.get(i));
    }
  }

  List<Session> all() {
    return sessions;
  }

  Session withId(String sessionId) {
    return byId.get(sessionId);
  }

  /** The session that a moment lies in; null where it lies in none. */
  Session at(long micros) {
    for (int i = from.length - 1; i >= 0; i--) {
      if (from[i] <= micros && micros <= to[i]) {
        return sessions.get(i);
      }
    }
    return null;
  }

  /** Whose an event is, given its user, or null, and its session, or null. */
  String personOf(String userId, Session session) {
    if (userId != null) {
      return userId;
    }
    if (session != null) {
      return session.personId();
    }
    return owner == null ? visitorId : owner;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
