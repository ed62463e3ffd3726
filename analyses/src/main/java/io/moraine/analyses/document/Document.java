package io.moraine.analyses.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.history.GatheredHistories;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.Identities;
import io.moraine.analyses.history.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Events and what is known of people in one JSON object: {@code events}, {@code identities} ({@code
 * {"ada": ["ada@home", "device-1"]}}, or a list of such lists), {@code person_properties} ({@code
 * {"ada": {"plan": "pro"}}}) and {@code actor_created_at} ({@code {"ada":
 * "2026-03-23T14:05:00Z"}}).
 */
public final class Document {
  private static final String PROPERTIES = "person_properties";
  private static final String CREATED = "actor_created_at";

  private Document() {}

  /** The histories that an object tells, if it tells any events, sessions or conversions. */
  public static Optional<Histories> historiesIn(JsonNode document) {
    boolean tells =
        document.hasNonNull("events")
            || document.hasNonNull("sessions")
            || document.hasNonNull("conversions");
    return tells ? Optional.of(histories(document)) : Optional.empty();
  }

  /** The histories that an object tells. */
  public static Histories histories(JsonNode document) {
    EventReader reader = new EventReader(people(document));
    List<Happening> events = new ArrayList<>();
    for (JsonNode event : list(document, "events")) {
      events.add(reader.read(event, "events[" + events.size() + "]"));
    }
    return GatheredHistories.of(events);
  }

  /** Everybody that an object knows. */
  public static People people(JsonNode document) {
    Map<String, Map<String, Object>> properties = new HashMap<>();
    JsonNode told = object(document, PROPERTIES, PROPERTIES);
    told.fieldNames()
        .forEachRemaining(
            name ->
                properties.put(
                    name, JsonValues.mapOf(object(told, name, PROPERTIES + "." + name))));
    return new People(identities(document.path("identities")), properties, creations(document));
  }

  /** When people and groups came to be, in microseconds of UTC, by their name. */
  public static Map<String, Long> creations(JsonNode document) {
    Map<String, Long> creations = new HashMap<>();
    JsonNode times = object(document, CREATED, CREATED);
    times
        .fieldNames()
        .forEachRemaining(name -> creations.put(name, EventReader.micros(times, name, CREATED)));
    return creations;
  }

  /** The list in a field; an empty one where it is not there. */
  static JsonNode list(JsonNode document, String field) {
    return ofKind(document, field, field, JsonNode::isArray, "a list");
  }

  private static JsonNode object(JsonNode document, String field, String place) {
    return ofKind(document, field, place, JsonNode::isObject, "an object");
  }

  private static JsonNode ofKind(
      JsonNode document, String field, String place, Predicate<JsonNode> kind, String name) {
    JsonNode told = document.path(field);
    if (document.hasNonNull(field) && !kind.test(told)) {
      throw EventReader.wrong(place + " is " + told + "; it must be " + name);
    }
    return told;
  }

  private static Identities identities(JsonNode merges) {
    Identities identities = new Identities();
    if (!merges.isContainerNode() && !merges.isMissingNode() && !merges.isNull()) {
      throw EventReader.wrong("identities is " + merges + "; it must be an object or a list");
    }
    if (merges.isArray()) {
      for (JsonNode names : merges) {
        List<String> person = names(names);
        if (!person.isEmpty()) {
          identities.merge(person.get(0), person);
        }
      }
    } else {
      merges
          .fields()
          .forEachRemaining(person -> identities.merge(person.getKey(), names(person.getValue())));
    }
    return identities;
  }

  private static List<String> names(JsonNode list) {
    if (!list.isArray()) {
      throw EventReader.wrong(
          "identities holds " + list + ", which is no list of names of one person");
    }
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }
}
