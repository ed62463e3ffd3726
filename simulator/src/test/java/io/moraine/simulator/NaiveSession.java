package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A session as a naive reader of the logs finds it, by the architecture's definitions. */
record NaiveSession(int number, List<LoggedEvent> events) {
  private static final Duration GAP = Duration.ofMinutes(30);

  /** The sessions of a device from its events in the order of time. */
  static List<NaiveSession> of(List<LoggedEvent> events) {
    List<NaiveSession> sessions = new ArrayList<>();
    List<LoggedEvent> current = new ArrayList<>();
    for (LoggedEvent event : events) {
      if (event.type().makesSessions()) {
        if (!current.isEmpty() && gap(current.get(current.size() - 1), event).compareTo(GAP) > 0) {
          sessions.add(new NaiveSession(sessions.size() + 1, current));
          current = new ArrayList<>();
        }
        current.add(event);
      }
    }
    sessions.add(new NaiveSession(sessions.size() + 1, current));
    return sessions;
  }

  static Duration gap(LoggedEvent before, LoggedEvent after) {
    return Duration.between(before.at(), after.at());
  }

  LoggedEvent first() {
    return events.get(0);
  }

  LoggedEvent last() {
    return events.get(events.size() - 1);
  }

  String lastUser() {
    String user = null;
    for (LoggedEvent event : events) {
      user = event.user() == null ? user : event.user();
    }
    return user;
  }

  List<LoggedEvent> views() {
    return events.stream().filter(event -> event.type().isView()).toList();
  }

  long count(EventType type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  long engagedMillis() {
    if (count(EventType.ENGAGEMENT) == 0) {
      return gap(first(), last()).toMillis();
    }
    return events.stream()
        .filter(event -> event.type() == EventType.ENGAGEMENT)
        .mapToLong(event -> event.number("engaged_ms"))
        .sum();
  }

  /** The purchases that are not told by an earlier event already. */
  List<LoggedEvent> orders(Set<String> firstTellings) {
    return events.stream()
        .filter(event -> event.type() == EventType.PURCHASE && firstTellings.contains(event.id()))
        .toList();
  }
}
