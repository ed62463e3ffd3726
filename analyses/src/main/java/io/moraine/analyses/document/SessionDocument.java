package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.history.GatheredHistories;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.People;
import io.moraine.analyses.history.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sessions and conversions in place of events: {@code "sessions": [{"user": "ada", "session_start":
 * "2026-03-23T14:05:00Z", "utm_source": "google"}]} and {@code "conversions": [{"user": "ada",
 * "ts": "2026-03-24T09:00:00Z", "event": "purchase", "revenue": 100}]}, people as in {@link
 * Document}. A session becomes one event at its start, named {@link #SESSION}. One whose start is
 * not known cannot be before or after anything and is left out.
 */
public final class SessionDocument {
  /** The name of the event that a session becomes. */
  public static final String SESSION = "$session";

  private static final String SESSIONS = "sessions";
  private static final String CONVERSIONS = "conversions";
  private static final String START = "session_start";

  private SessionDocument() {}

  /** Whether an object tells sessions or conversions. */
  public static boolean isOne(JsonNode document) {
    return document.hasNonNull(SESSIONS) || document.hasNonNull(CONVERSIONS);
  }

  /** The histories that an object tells. */
  public static Histories histories(JsonNode document) {
    People people = Document.people(document);
    List<Happening> told = new ArrayList<>();
    int at = 0;
    for (JsonNode session : Document.list(document, SESSIONS)) {
      String place = SESSIONS + "[" + at++ + "]";
      if (session.hasNonNull(START)) {
        told.add(read(session, place, START, SESSION, people));
      }
    }
    at = 0;
    for (JsonNode conversion : Document.list(document, CONVERSIONS)) {
      String place = CONVERSIONS + "[" + at++ + "]";
      String event = EventReader.text(conversion, "event", place);
      told.add(read(conversion, place, "ts", event, people));
    }
    return GatheredHistories.of(told);
  }

  private static Happening read(
      JsonNode object, String place, String start, String name, People people) {
    String user = EventReader.text(object, "user", place);
    return new Told(
        EventReader.micros(object, start, place),
        name,
        user,
        people.of(user),
        JsonValues.mapOf(object));
  }

  private record Told(
      long micros, String name, String user, Person person, Map<String, Object> properties)
      implements Happening {
    @Override
    public Object property(String property) {
      return properties.get(property);
    }
  }
}
