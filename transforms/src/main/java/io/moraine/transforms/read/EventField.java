package io.moraine.transforms.read;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Item;
import io.moraine.schemas.Money;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A field that a source may send: the columns of {@code raw.events} without those that are derived.
 *
 * @param name its name in JSON and in mappings: the column's, but {@code session_id} for {@code
 *     source_session_id}
 * @param kind how its value is read
 * @param column its column
 */
record EventField(String name, Kind kind, int column) implements Serializable {

  /** How a value is read. */
  enum Kind {
    TEXT,
    /** A label of {@code EventType}. */
    EVENT_TYPE,
    /** A code of three letters, made upper case. */
    CURRENCY,
    /** A network address, of which only a part may be kept. */
    ADDRESS,
    TIME,
    MONEY,
    /** A whole number of 64 bits. */
    LONG,
    /** A whole number of 32 bits. */
    INTEGER,
    DOUBLE,
    ITEMS,
    TEXT_MAP
  }

  /** Columns that are made here and never read, whatever a source sends under their names. */
  static final Set<Integer> DERIVED =
      Set.of(
          EventColumn.EVENT_DATE,
          EventColumn.VISITOR_ID,
          EventColumn.SESSION_FROM_SOURCE,
          EventColumn.CLIENT_TIME,
          EventColumn.PAGE_HOST,
          EventColumn.PAGE_PATH,
          EventColumn.REFERRER_HOST,
          EventColumn.CLICK_ID,
          EventColumn.CLICK_ID_TYPE,
          EventColumn.CHANNEL,
          EventColumn.CHANNEL_RULE,
          EventColumn.TRAFFIC_SOURCE,
          EventColumn.TRAFFIC_MEDIUM,
          EventColumn.DEVICE_CLASS,
          EventColumn.BROWSER,
          EventColumn.OS,
          EventColumn.BOT_RULE,
          EventColumn.CONTENT_HASH,
          EventColumn.SOURCE_FILE,
          EventColumn.SOURCE_LINE);

  /** Every field of an event by its name, in the order of the columns. */
  static final Map<String, EventField> OF_EVENT = ofEvent();

  /** Every field of an item by its name. */
  static final Map<String, EventField> OF_ITEM = ofItem();

  private static Map<String, EventField> ofEvent() {
    Map<String, EventField> fields = new LinkedHashMap<>();
    for (int column = 0; column < Event.TABLE.columns().size(); column++) {
      NestedField definition = Event.TABLE.columns().get(column);
      if (!DERIVED.contains(column)) {
        EventField field = ofColumn(column, definition);
        fields.put(field.name, field);
      }
    }
    return fields;
  }

  private static Map<String, EventField> ofItem() {
    Map<String, EventField> fields = new LinkedHashMap<>();
    for (int column = 0; column < Item.TYPE.fields().size(); column++) {
      NestedField definition = Item.TYPE.fields().get(column);
      fields.put(
          definition.name(), new EventField(definition.name(), kind(definition.type()), column));
    }
    return fields;
  }

  private static EventField ofColumn(int column, NestedField definition) {
    String name = definition.name();
    return switch (column) {
      case EventColumn.EVENT_TYPE -> new EventField(name, Kind.EVENT_TYPE, column);
      case EventColumn.CURRENCY -> new EventField(name, Kind.CURRENCY, column);
      case EventColumn.IP -> new EventField(name, Kind.ADDRESS, column);
      case EventColumn.SOURCE_SESSION_ID -> new EventField("session_id", Kind.TEXT, column);
      default -> new EventField(name, kind(definition.type()), column);
    };
  }

  private static Kind kind(Type type) {
    if (type.equals(Money.TYPE)) {
      return Kind.MONEY;
    }
    return switch (type.typeId()) {
      case STRING -> Kind.TEXT;
      case TIMESTAMP -> Kind.TIME;
      case LONG -> Kind.LONG;
      case INTEGER -> Kind.INTEGER;
      case DOUBLE -> Kind.DOUBLE;
      case LIST -> Kind.ITEMS;
      case MAP -> Kind.TEXT_MAP;
      default -> throw new IllegalArgumentException("No source sends a " + type + ".");
    };
  }
}
