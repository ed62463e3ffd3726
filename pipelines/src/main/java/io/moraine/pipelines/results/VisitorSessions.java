package io.moraine.pipelines.results;

import io.moraine.schemas.SessionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of one visitor, and whose they are: an event is of the session that it lies in, of
 * several the one that began last; it is its user's, else the session's person's, else the owner's
 * of the device, else the visitor's.
 */
final class VisitorSessions {
  private static final int FEW = 8;

  private final String visitorId;
  private final List<SessionView> sessions;
  private final long[] from;
  private final long[] to;
  // Null where there are few sessions: to look at each is faster then.
  private final Map<String, SessionView> byId;
  private final String owner;

  /**
   * @param sessions in order of their start
   * @param owner the owner of the device; null where there is none
   */
  VisitorSessions(String visitorId, List<SessionView> sessions, String owner) {
    this.visitorId = visitorId;
    this.sessions = sessions;
    this.owner = owner;
    this.from = new long[sessions.size()];
    this.to = new long[sessions.size()];
    for (int i = 0; i < from.length; i++) {
      from[i] = sessions.get(i).startedMicros();
      to[i] = sessions.get(i).endedMicros();
    }
    this.byId = from.length > FEW ? new HashMap<>() : null;
    for (int i = 0; byId != null && i < from.length; i++) {
      byId.put(sessions.get(i).sessionId(), sessions.get(i));
    }
  }

  List<SessionView> all() {
    return sessions;
  }

  SessionView withId(String sessionId) {
    if (byId != null) {
      return byId.get(sessionId);
    }
    for (int i = 0; i < from.length; i++) {
      if (sessions.get(i).sessionId().equals(sessionId)) {
        return sessions.get(i);
      }
    }
    return null;
  }

  /** The session that a moment lies in; null where it lies in none. */
  SessionView at(long micros) {
    for (int i = from.length - 1; i >= 0; i--) {
      if (from[i] <= micros && micros <= to[i]) {
        return sessions.get(i);
      }
    }
    return null;
  }

  /** Whose an event is, given its user, or null, and its session, or null. */
  String personOf(String userId, SessionView session) {
    if (userId != null) {
      return userId;
    }
    if (session != null) {
      return session.personId();
    }
    return owner == null ? visitorId : owner;
  }
}
