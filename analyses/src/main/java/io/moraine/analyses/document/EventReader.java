package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.AnalysesError;
import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.People;
import io.moraine.analyses.history.Person;
import io.moraine.analyses.time.Moment;
import io.moraine.schemas.MoraineException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads events as documents, of either form:
 *
 * <ul>
 *   <li>{@code {"user": "ada", "ts": "2026-03-23T14:05:00Z", "event": "$pageview", "props":
 *       {"$browser": "Chrome"}}}; whatever else stands beside these is a property too;
 *   <li>Moraine's own contract, as docs/events.md has it: {@code event_time} and {@code event_type}
 *       (or {@code event_name} for a custom event), the user that of {@code user_id}, else the
 *       owner of {@code device_id}; all its fields are properties, and {@code page_path} is that of
 *       {@code page_url}, {@code $session_id} is {@code session_id}.
 * </ul>
 *
 * <p>A time without a zone is UTC.
 */
public final class EventReader {
  private static final Set<String> OWN = Set.of("user", "ts", "event", "props");
  private static final String TIME = "event_time";
  private static final String CUSTOM = "custom";

  private final People people;
  private final DeviceOwners owners;

  public EventReader(People people) {
    this(people, new DeviceOwners());
  }

  /**
   * @param owners which have seen all events
   */
  public EventReader(People people, DeviceOwners owners) {
    this.people = people;
    this.owners = owners;
  }

  /**
   * Reads one event.
   *
   * @param place where it stands, for errors
   */
  public Happening read(JsonNode event, String place) {
    if (!event.isObject()) {
      throw wrong(place + " is " + event + "; an event is an object");
    }
    return isOfContract(event) ? ofContract(event, place) : plain(event, place);
  }

  static boolean isOfContract(JsonNode event) {
    return event.has(TIME);
  }

  private Happening plain(JsonNode event, String place) {
    String user = text(event, "user", place);
    if (event.hasNonNull("props") && !event.get("props").isObject()) {
      throw wrong(place + ".props is " + event.get("props") + "; it must be an object");
    }
    Map<String, Object> properties = new HashMap<>(JsonValues.mapOf(event));
    properties.keySet().removeAll(OWN);
    properties.putAll(JsonValues.mapOf(event.path("props")));
    return new Told(
        micros(event, "ts", place), text(event, "event", place), user, people.of(user), properties);
  }

  private Happening ofContract(JsonNode event, String place) {
    String type = text(event, "event_type", place);
    boolean custom = type.equals(CUSTOM) && event.hasNonNull("event_name");
    String name = custom ? text(event, "event_name", place) : type;
    boolean known = event.hasNonNull("user_id");
    String user = text(event, known || !event.has("device_id") ? "user_id" : "device_id", place);
    Map<String, Object> properties = new HashMap<>(JsonValues.mapOf(event));
    properties.computeIfAbsent("page_path", path -> pathOf(properties.get("page_url")));
    properties.computeIfAbsent(Actor.SESSION_PROPERTY, id -> properties.get("session_id"));
    Person person = people.of(known ? user : owners.of(user));
    return new Told(micros(event, TIME, place), name, user, person, properties);
  }

  private static String pathOf(Object address) {
    try {
      return address == null ? null : new URI(address.toString()).getRawPath();
    } catch (java.net.URISyntaxException unreadable) {
      return null;
    }
  }

  /** The time in a field, in microseconds of UTC; a number is milliseconds since 1970. */
  static long micros(JsonNode object, String field, String place) {
    JsonNode value = object.path(field);
    String text = text(object, field, place);
    boolean millis = value.isIntegralNumber() && value.canConvertToLong();
    return (millis ? Moment.ofEpochMillis(value.longValue()) : Moment.read(text, ZoneOffset.UTC))
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
