package io.moraine.cli.ask;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import io.moraine.blocks.RowView;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The columns of {@code raw.events} that a question looks at. A property is the column of that
 * name, else what the column {@code properties} holds under it; {@code $session_id} is the session
 * that the facts know.
 */
final class EventColumns {
  private static final List<String> ALWAYS =
      List.of("event_time", "event_type", "event_name", "visitor_id", "user_id", "bot_rule");
  private static final int TIME = 0;
  private static final int TYPE = 1;
  private static final int NAME = 2;
  private static final int VISITOR = 3;
  private static final int USER = 4;
  private static final int BOT = 5;
  private static final String OTHERS = "properties";

  private final Set<String> wanted;
  private final StoredColumns columns;
  // Where the values of a row have a property; -1 where it is among the other properties.
  private final Map<String, Integer> places = new HashMap<>();
  private final int others;

  EventColumns(WarehouseTable events, Set<String> properties) {
    this.wanted = Set.copyOf(properties);
    Set<String> known =
        Event.TABLE.columns().stream().map(column -> column.name()).collect(Collectors.toSet());
    List<String> names = new ArrayList<>(ALWAYS);
    boolean anyOther = false;
    for (String property : properties) {
      if (known.contains(property)) {
        places.put(property, names.contains(property) ? names.indexOf(property) : names.size());
        if (!names.contains(property)) {
          names.add(property);
        }
      } else {
        anyOther |= !property.equals(Actor.SESSION_PROPERTY);
      }
    }
    this.others = anyOther ? names.size() : -1;
    if (anyOther) {
      names.add(OTHERS);
    }
    this.columns = new StoredColumns(events, names);
  }

  void forEachRowOfBucket(int bucket, Predicate<LocalDate> days, Consumer<RowView> each)
      throws IOException {
    columns.forEachRowOfBucket(bucket, days, each);
  }

  static boolean isOfBot(RowView row) {
    return !row.isNull(BOT);
  }

  Seen seenBy(StoredPeople people) {
    return new Seen(people);
  }

  /** The event of the row at hand; what it says is looked up only once it is asked for. */
  final class Seen implements Happening {
    private final StoredPeople people;
    private RowView row;
    private StoredPeople.Stay stay;
    private Person person;
    private List<Object> values;

    private Seen(StoredPeople people) {
      this.people = people;
    }

    Seen at(RowView next) {
      row = next;
      stay = null;
      person = null;
      values = null;
      return this;
    }

    @Override
    public long micros() {
      return row.longAt(TIME);
    }

    @Override
    public String name() {
      String type = row.text(TYPE);
      boolean custom = type.equals(EventType.CUSTOM.label()) && !row.isNull(NAME);
      return custom ? row.text(NAME) : type;
    }

    @Override
    public String user() {
      return row.isNull(USER) ? row.text(VISITOR) : row.text(USER);
    }

    @Override
    public Person person() {
      if (person == null) {
        stay = people.stayOf(row.text(VISITOR), micros());
        person = people.of(row.text(VISITOR), row.isNull(USER) ? null : row.text(USER), stay);
      }
      return person;
    }

    @Override
    public Object property(String property) {
      if (property.equals(Actor.SESSION_PROPERTY)) {
        person();
        return stay == null ? null : stay.sessionId();
      }
      if (values == null) {
        values = RowValues.of(row, columns.shape());
      }
      Integer place = places.get(property);
      if (place != null) {
        return told(values.get(place));
      }
      return others < 0 || values.get(others) == null
          ? null
          : ((Map<?, ?>) values.get(others)).get(property);
    }

    /** What the event says, for as long as it is wanted. */
    Happening kept() {
      return KeptEvent.of(this, wanted);
    }
  }

  // A time or a day as its text, as in a document.
  private static Object told(Object value) {
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
