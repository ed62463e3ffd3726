package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of JSON objects that mostly name them in the same order. The field that followed
 * another one the last time is tried first; one that is not there is searched for by its name. Not
 * safe for use by several threads.
 */
final class ExpectedFields {
  /** A field, its name as it stands before the value, and what followed it last. */
  private static final class Place {
    private final EventField field;
    private final byte[] name;
    private Place next;

    Place(EventField field) {
      this.field = field;
      this.name = ("\"" + field.name() + "\":").getBytes(UTF_8);
      this.next = this;
    }
  }

  private final NameTable<Place> places;
  // What objects began with last.
  private Place first;
  // The field that was found last; null at the start of an object.
  private Place last;

  ExpectedFields(Map<String, EventField> fields) {
    Map<String, Place> byName = new LinkedHashMap<>();
    fields.forEach((name, field) -> byName.put(name, new Place(field)));
    this.places = new NameTable<>(byName);
    this.first = byName.values().iterator().next();
  }

  /** Another object begins. */
  void begin() {
    last = null;
  }

  /**
   * The field that is expected next, if {@code bytes[from, to)} begins with its name, in quotation
   * marks and with a colon right after it; else null.
   */
  EventField expected(byte[] bytes, int from, int to) {
    Place place = last == null ? first : last.next;
    int end = from + place.name.length;
    if (end > to || !Arrays.equals(bytes, from, end, place.name, 0, place.name.length)) {
      return null;
    }
    last = place;
    return place.field;
  }

  /** How many bytes the name takes that was the expected one, with marks and colon. */
  int nameLength() {
    return last.name.length;
  }

  /** The field of the name {@code bytes[from, to)}, expected or not; null where there is none. */
  EventField find(byte[] bytes, int from, int to) {
    Place place = places.find(bytes, from, to);
    if (place == null) {
      return null;
    } else if (last == null) {
      first = place;
    } else {
      last.next = place;
    }
    last = place;
    return place.field;
  }
}
