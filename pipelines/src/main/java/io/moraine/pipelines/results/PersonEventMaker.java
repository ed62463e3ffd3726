package io.moraine.pipelines.results;

import io.moraine.analyses.results.PersonEvent;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Money;
import io.moraine.schemas.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes a person's events of rows of raw.events, with the properties in which there is interest.
 */
final class PersonEventMaker {
  private final ColumnEvent event;
  private final int[] columns;
  // Places in a row, by property; and whether any other property is wanted.
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> others = new TreeSet<>();
  private final Shape shape;

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
    for (String property : properties) {
      if (known.containsKey(property)) {
        places.put(property, event.place(known.get(property)));
      }
    }
  }

  /** The columns of raw.events that are read, ascending. */
  int[] columns() {
    return columns.clone();
  }

  /** The view through which rows of these columns are seen. */
  ColumnEvent view() {
    return event;
  }

  /** What the row at hand says. */
  PersonEvent make(RowView row, Session session, String personId) {
    return new PersonEvent(
        personId,
        Instant.EPOCH.plus(event.micros(), ChronoUnit.MICROS),
        event.text(EventColumn.EVENT_ID),
        event.day(),
        event.text(EventColumn.EVENT_TYPE),
        event.text(EventColumn.EVENT_NAME),
        session == null ? null : session.sessionId(),
        event.text(EventColumn.FEATURE_NAME),
        event.text(EventColumn.FEATURE_OUTCOME),
        event.text(EventColumn.EXPERIMENT),
        event.text(EventColumn.VARIANT),
        event.text(EventColumn.SUBSCRIPTION_ID),
        event.text(EventColumn.PLAN),
        amount(EventColumn.PLAN_AMOUNT),
        event.text(EventColumn.PLAN_INTERVAL),
        event.text(EventColumn.CURRENCY),
        properties(row));
  }

  private BigDecimal amount(int column) {
    return event.isNull(column) ? null : Money.ofMillionths(event.longAt(column));
  }

  private Map<String, String> properties(RowView row) {
    if (places.isEmpty() && others.isEmpty()) {
      return null;
    }
    Map<String, String> properties = new HashMap<>();
    places.forEach(
        (property, place) -> {
          if (!row.isNull(place)) {
            properties.put(property, text(row, place));
          }
        });
    if (!others.isEmpty()) {
      int place = event.place(EventColumn.PROPERTIES);
      RowView entry = new RowView();
      for (int i = 0; i < row.elementCount(place); i++) {
        row.element(place, i, entry);
        if (others.contains(entry.text(0)) && entry.text(1) != null) {
          properties.put(entry.text(0), entry.text(1));
        }
      }
    }
    return properties.isEmpty() ? null : properties;
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
