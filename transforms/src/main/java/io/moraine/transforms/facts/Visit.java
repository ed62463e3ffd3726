package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import java.time.LocalDate;

/**
 * A session of the visitor at hand: its bounds, and the folds that are told of its events.
 *
 * <p>Begun and ended by {@link SessionCutter} alone; kept until its visitor ends, since only then
 * is it known whose it is.
 */
final class Visit {
  private final String sessionId;
  private final String definition;
  private final LocalDate day;
  private final long startedAt;
  private final SessionFold session;
  private final PathFold path;
  private long endedAt;

  Visit(
      String sessionId,
      String definition,
      LocalDate day,
      long startedAt,
      SessionFold session,
      PathFold path) {
    this.sessionId = sessionId;
    this.definition = definition;
    this.day = day;
    this.startedAt = startedAt;
    this.endedAt = startedAt;
    this.session = session;
    this.path = path;
  }

  /** Tells the folds of the session's next event. */
  void event(RowView event, EventType type, long at) {
    endedAt = at;
    session.event(event, type);
    path.event(event, type, at);
  }

  /** No more events will come. */
  void end() {
    path.end();
  }

  /** The last known user seen in it, or null. */
  String userId() {
    return session.userId();
  }

  /** What it amounts to; whole once it is ended. */
  SessionFold session() {
    return session;
  }

  String sessionId() {
    return sessionId;
  }

  String definition() {
    return definition;
  }

  /** The reporting day on which it started. */
  LocalDate day() {
    return day;
  }

  long startedAt() {
    return startedAt;
  }

  /** Time of its last event so far. */
  long endedAt() {
    return endedAt;
  }
}
