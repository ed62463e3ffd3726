package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.AnalysesError;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.People;
import io.moraine.analyses.history.Person;
import io.moraine.analyses.time.Moment;
import io.moraine.schemas.MoraineException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads events as documents: {@code {"user": "ada", "ts": "2026-03-23T14:05:00Z", "event":
 * "$pageview", "props": {"$browser": "Chrome"}}}. Whatever else stands beside these is a property
 * too; a time without a zone is UTC.
 */
public final class EventReader {
  private static final Set<String> OWN = Set.of("user", "ts", "event", "props");

  private final People people;

  public EventReader(People people) {
    this.people = people;
  }

  /**
   * Reads one event.
   *
   * @param place where it stands, for errors
   */
  public Happening read(JsonNode event, String place) {
    String user = text(event, "user", place);
    Map<String, Object> properties = new HashMap<>();
    event
        .fields()
        .forEachRemaining(
            field -> {
              Object value = OWN.contains(field.getKey()) ? null : JsonValues.of(field.getValue());
              if (value != null) {
                properties.put(field.getKey(), value);
              }
            });
    properties.putAll(JsonValues.mapOf(event.path("props")));
    return new Told(
        micros(event, "ts", place), text(event, "event", place), user, people.of(user), properties);
  }

  /** The time in a field, in microseconds of UTC. */
  static long micros(JsonNode object, String field, String place) {
    String text = text(object, field, place);
    return Moment.read(text, ZoneOffset.UTC)
        .orElseThrow(
            () -> wrong(place + "." + field + " is '" + text + "', which is no date or moment"))
        .micros();
  }

  /** The text in a field; a number is taken as one. */
  static String text(JsonNode object, String field, String place) {
    JsonNode value = object.path(field);
    if (!value.isTextual() && !value.isNumber()) {
      throw wrong(
          place
              + "."
              + field
              + (object.has(field) ? " is " + value : " is missing")
              + "; it must be a text");
    }
    return value.asText();
  }

  static MoraineException wrong(String sentence) {
    return new MoraineException(AnalysesError.EVENTS, sentence + ".");
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
