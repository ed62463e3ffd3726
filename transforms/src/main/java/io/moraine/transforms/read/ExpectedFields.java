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
    // The first and the last eight bytes of the name, if it has as many.
    private final long head;
    private final long tail;
    private Place next;
    // The object that named the field last.
    private long object;

    Place(EventField field) {
      this.field = field;
      this.name = ("\"" + field.name() + "\":").getBytes(UTF_8);
      boolean hasWord = name.length >= Long.BYTES;
      this.head = hasWord ? ByteScan.word(name, 0) : 0;
      this.tail = hasWord ? ByteScan.word(name, name.length - Long.BYTES) : 0;
      this.next = this;
    }

    /** Whether the name stands there. */
    boolean isAt(byte[] bytes, int from, int to) {
      int end = from + name.length;
      if (end > to) {
        return false;
      } else if (name.length < Long.BYTES) {
        return Arrays.equals(bytes, from, end, name, 0, name.length);
      }
      return ByteScan.word(bytes, from) == head
          && ByteScan.word(bytes, end - Long.BYTES) == tail
          && (name.length <= 2 * Long.BYTES
              || Arrays.equals(bytes, from, end, name, 0, name.length));
    }
  }

  private final NameTable<Place> places;
  // What objects began with last.
  private Place first;
  // The field that was found last; null at the start of an object.
  private Place last;
  private long object;
  private boolean repeated;

  ExpectedFields(Map<String, EventField> fields) {
    Map<String, Place> byName = new LinkedHashMap<>();
    fields.forEach((name, field) -> byName.put(name, new Place(field)));
    this.places = new NameTable<>(byName);
    this.first = byName.values().iterator().next();
  }

  /** Another object begins. */
  void begin() {
    last = null;
    object++;
  }

  /**
   * The field that is expected next, if {@code bytes[from, to)} begins with its name, in quotation
   * marks and with a colon right after it; else null.
   */
  EventField expected(byte[] bytes, int from, int to) {
    Place place = last == null ? first : last.next;
    return place.isAt(bytes, from, to) ? found(place) : null;
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
    return found(place);
  }

  /** Whether the object has named a field before that was found just now. */
  boolean isRepeated() {
    return repeated;
  }

  private EventField found(Place place) {
    repeated = place.object == object;
    place.object = object;
    last = place;
    return place.field;
  }
}
