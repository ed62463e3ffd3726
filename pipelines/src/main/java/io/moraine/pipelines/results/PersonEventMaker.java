package io.moraine.pipelines.results;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Money;
import io.moraine.schemas.SessionView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes rows of a person's events of rows of raw.events, with the properties in which there is
 * interest.
 */
final class PersonEventMaker {
  private final ColumnEvent event;
  private final int[] columns;
  // Properties that are columns of raw.events, and their places in a row; and all others.
  private final String[] properties;
  private final int[] places;
  private final Set<String> others = new TreeSet<>();
  private final RowView entry = new RowView();
  private final Shape shape;
  private final int eventId;
  private final int[] texts;

  PersonEventMaker(Set<String> properties) {
    Map<String, Integer> known = new HashMap<>();
    for (int column = 0; column < Event.TABLE.columns().size(); column++) {
      known.put(Event.TABLE.columns().get(column).name(), column);
    }
    Set<Integer> read = new TreeSet<>();
    IntStream.of(ColumnEvent.COLUMNS).forEach(read::add);
    for (String property : properties) {
      if (known.containsKey(property)) {
        read.add(known.get(property));
      } else {
        others.add(property);
        read.add(EventColumn.PROPERTIES);
      }
    }
    columns = read.stream().mapToInt(Integer::intValue).toArray();
    event = new ColumnEvent(columns);
    shape = event.shape();
    eventId = event.place(EventColumn.EVENT_ID);
    texts = Arrays.stream(PersonEvents.TEXTS).map(event::place).toArray();
    this.properties = properties.stream().filter(known::containsKey).toArray(String[]::new);
    this.places =
        Arrays.stream(this.properties)
            .mapToInt(property -> event.place(known.get(property)))
            .toArray();
  }

  /** The columns of raw.events that are read, ascending. */
  int[] columns() {
    return columns.clone();
  }

  /** The view through which rows of these columns are seen. */
  ColumnEvent view() {
    return event;
  }

  /** Writes what the row at hand says as a row of {@link PersonEvents}. */
  void write(RowView row, SessionView session, String personId, BlockBuilder to) {
    to.setGroupedText(PersonEvents.PERSON_ID, personId);
    to.setLong(PersonEvents.HAPPENED_AT, event.micros());
    to.setLong(PersonEvents.DAY, event.longAt(EventColumn.EVENT_DATE));
    to.setLong(PersonEvents.TYPE, event.type().ordinal());
    if (session != null) {
      to.setGroupedText(PersonEvents.SESSION_ID, session.sessionId());
    }
    // Each event has an id of its own.
    to.appendText(PersonEvents.EVENT_ID, row, eventId);
    for (int i = 0; i < texts.length; i++) {
      to.setText(PersonEvents.PLACES_OF_TEXTS[i], row, texts[i]);
    }
    if (!event.isNull(EventColumn.PLAN_AMOUNT)) {
      to.setLong(PersonEvents.PLAN_AMOUNT, event.longAt(EventColumn.PLAN_AMOUNT));
    }
    writeProperties(row, to);
    to.endRow();
  }

  // A property that is not there is left out; where none is, the row has no properties.
  private void writeProperties(RowView row, BlockBuilder to) {
    for (int i = 0; i < properties.length; i++) {
      if (!row.isNull(places[i])) {
        writeProperty(properties[i], text(row, places[i]), to);
      }
    }
    if (!others.isEmpty()) {
      int place = event.place(EventColumn.PROPERTIES);
      for (int i = 0; i < row.elementCount(place); i++) {
        row.element(place, i, entry);
        if (others.contains(entry.text(0)) && entry.text(1) != null) {
          writeProperty(entry.text(0), entry.text(1), to);
        }
      }
    }
  }

  private static void writeProperty(String property, String value, BlockBuilder to) {
    BlockBuilder entries = to.elements(PersonEvents.PROPERTIES);
    entries.setText(0, property);
    entries.setText(1, value);
    entries.endRow();
  }

  private String text(RowView row, int place) {
    Shape.Field field = shape.field(place);
    return switch (field.kind()) {
      case TEXT -> row.text(place);
      case DOUBLE -> Double.toString(row.doubleAt(place));
      case LONG ->
          switch (field.type().typeId()) {
            case BOOLEAN -> Boolean.toString(row.booleanAt(place));
            case DATE -> LocalDate.ofEpochDay(row.longAt(place)).toString();
            case TIMESTAMP -> Instant.EPOCH.plus(row.longAt(place), ChronoUnit.MICROS).toString();
            case DECIMAL ->
                Money.ofMillionths(row.longAt(place)).stripTrailingZeros().toPlainString();
            default -> Long.toString(row.longAt(place));
          };
      case NESTED ->
          throw new IllegalArgumentException(
              "The column " + field.name() + " holds several values and is no property.");
    };
  }
}
