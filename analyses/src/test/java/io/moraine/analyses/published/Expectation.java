package io.moraine.analyses.published;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.document.Document;
import io.moraine.analyses.history.People;
import io.moraine.analyses.time.Moment;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a published case says of its answer. Every field it names has to be there and equal: numbers
 * to the digits given, objects in the fields given, lists element by element, unless their order or
 * what else they hold is of no account.
 */
final class Expectation {
  /** Lists whose order is of no account. */
  private static final Set<String> SETS = Set.of("links", "by_breakdown");

  /** Lists that are found in the answer's among others. */
  private static final Set<String> PARTS = Set.of("nodes");

  /** What fields of answers about configurations are called elsewhere. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "accepted", "valid",
          "ok", "valid",
          "rejected", "refused",
          "invalid", "refused",
          "effective_window", "window");

  /** As for doubles that were summed in another order. */
  private static final double RELATIVE = 1e-9;

  private final JsonNode expected;
  private final ZoneId zone;
  private final People people;

  Expectation(JsonNode published) {
    this.expected = published.get("expected");
    this.zone = zone(published.path("query").path("timezone").asText("UTC"));
    this.people = Document.people(published);
  }

  // What is no zone is for the question to refuse.
  private static ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : ZoneOffset.UTC;
  }

  /** Sentences on what differs; none where the answer is right. */
  List<String> differences(JsonNode answer) {
    List<String> differences = new ArrayList<>();
    if (expected == null || !expected.isObject() || expected.isEmpty()) {
      differences.add("The case expects nothing.");
      return differences;
    }
    expected
        .fields()
        .forEachRemaining(field -> compare(field.getKey(), field.getValue(), answer, differences));
    return differences;
  }

  private void compare(String field, JsonNode value, JsonNode answer, List<String> differences) {
    JsonNode given = answer.path(OTHER_NAMES.getOrDefault(field, field));
    switch (field) {
      case "links_contain" -> isPart(field, value, answer.path("links"), differences);
      case "links_absent" -> {
        for (JsonNode link : value) {
          if (find(link, answer.path("links")) != null) {
            differences.add("links has " + link);
          }
        }
      }
      case "actors_at_step" -> {
        // A case may name the actors of the first steps only.
        for (int step = 0; step < value.size(); step++) {
          if (!persons(value.get(step)).equals(persons(given.path(step)))) {
            differences.add(
                "actors_at_step[%s] is %s, not %s"
                    .formatted(step, given.path(step), value.get(step)));
          }
        }
      }
      case "error" -> {
        // Everybody has words of their own for what is wrong.
        boolean none = isNothing(value) || value.isBoolean() && !value.booleanValue();
        if (none != (given.isMissingNode() || isNothing(given))) {
          differences.add("error is %s, not %s".formatted(given, value));
        }
      }
      default -> same(field, field, value, given, differences);
    }
  }

  private void same(
      String place, String field, JsonNode value, JsonNode given, List<String> differences) {
    if (value.isObject() && given.isObject()) {
      value
          .fields()
          .forEachRemaining(
              inner ->
                  same(
                      place + "." + inner.getKey(),
                      inner.getKey(),
                      inner.getValue(),
                      given.path(inner.getKey()),
                      differences));
    } else if (value.isArray() && given.isArray() && PARTS.contains(field)) {
      isPart(place, value, given, differences);
    } else if (value.isArray() && given.isArray()) {
      if (value.size() != given.size()) {
        differences.add(
            "%s has %s elements, not %s: %s".formatted(place, given.size(), value.size(), given));
      } else if (SETS.contains(field)) {
        isPart(place, value, given, differences);
      } else {
        for (int i = 0; i < value.size(); i++) {
          same(place + "[" + i + "]", field, value.get(i), given.get(i), differences);
        }
      }
    } else if (field.equals("breakdown") && alone(value).equals(alone(given))) {
      // The only value of a list is the value.
      return;
    } else if (!equal(value, given)) {
      differences.add("%s is %s, not %s".formatted(place, given, value));
    }
  }

  private static JsonNode alone(JsonNode value) {
    return value.isArray() && value.size() == 1 ? value.get(0) : value;
  }

  private void isPart(String place, JsonNode values, JsonNode given, List<String> differences) {
    for (JsonNode value : values) {
      if (find(value, given) == null) {
        differences.add("%s lacks %s".formatted(place, value));
      }
    }
  }

  private JsonNode find(JsonNode value, JsonNode among) {
    for (JsonNode candidate : among) {
      List<String> differences = new ArrayList<>();
      same("", "", value, candidate, differences);
      if (differences.isEmpty()) {
        return candidate;
      }
    }
    return null;
  }

  private Set<String> persons(JsonNode names) {
    Set<String> persons = new TreeSet<>();
    names.forEach(name -> persons.add(people.of(name.asText()).id()));
    return persons;
  }

  private boolean equal(JsonNode value, JsonNode given) {
    if (!value.isNumber() || !given.isNumber()) {
      return value.equals(given)
          || isNothing(value) && isNothing(given)
          || isSameMoment(value, given);
    }
    BigDecimal exact = value.decimalValue();
    int digits = Math.max(exact.stripTrailingZeros().scale(), 0);
    double tolerance =
        Math.max(
            Math.abs(exact.doubleValue()) * RELATIVE,
            digits == 0 ? 0 : 0.5 * Math.pow(10, -digits) * (1 + RELATIVE));
    return Math.abs(exact.doubleValue() - given.doubleValue()) <= tolerance;
  }

  /** What is not there is written as null or as the empty text. */
  private static boolean isNothing(JsonNode value) {
    return value.isNull() || value.isTextual() && value.textValue().isEmpty();
  }

  // However it is written: 2026-03-23 14:00:00, of the question's zone, or 2026-03-23T13:00:00Z.
  private boolean isSameMoment(JsonNode value, JsonNode given) {
    if (!value.isTextual() || !given.isTextual()) {
      return false;
    }
    Optional<Long> micros = Moment.read(value.asText(), zone).map(Moment::micros);
    return micros.isPresent()
        && micros.equals(Moment.read(given.asText(), zone).map(Moment::micros));
  }
}
