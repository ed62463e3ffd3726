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

/**
 * Events and what is known of people in one JSON object: {@code events}, {@code identities} ({@code
 * {"ada": ["ada@home", "device-1"]}}, or a list of such lists), {@code person_properties} ({@code
 * {"ada": {"plan": "pro"}}}) and {@code actor_created_at} ({@code {"ada":
 * "2026-03-23T14:05:00Z"}}).
 */
public final class Document {
  private Document() {}

  /** The histories that an object tells. */
  public static Histories histories(JsonNode document) {
    EventReader reader = new EventReader(people(document));
    List<Happening> events = new ArrayList<>();
    for (JsonNode event : document.path("events")) {
      events.add(reader.read(event, "events[" + events.size() + "]"));
    }
    return new GatheredHistories(events);
  }

  /** Everybody that an object knows. */
  public static People people(JsonNode document) {
    Map<String, Map<String, Object>> properties = new HashMap<>();
    document
        .path("person_properties")
        .fields()
        .forEachRemaining(
            person -> properties.put(person.getKey(), JsonValues.mapOf(person.getValue())));
    return new People(identities(document.path("identities")), properties, creations(document));
  }

  /** When people and groups came to be, in microseconds of UTC, by their name. */
  public static Map<String, Long> creations(JsonNode document) {
    Map<String, Long> creations = new HashMap<>();
    JsonNode times = document.path("actor_created_at");
    times
        .fieldNames()
        .forEachRemaining(
            name -> creations.put(name, EventReader.micros(times, name, "actor_created_at")));
    return creations;
  }

  private static Identities identities(JsonNode merges) {
    Identities identities = new Identities();
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
