package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

/** The JSON Schema of the event contract, which is made from the fields and their columns. */
class EventSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH =
      "schemas/src/main/resources/io/moraine/schemas/event.schema.json";

  @Test
  void theSchemaIsThatOfTheFields() throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    GeneratedFile.writeOrCompare(PATH, JSON.writer(printer).writeValueAsString(schema()) + "\n");
  }

  @Test
  void everyColumnIsAFieldOrDerived() throws IOException {
    JsonNode published = JSON.readTree(Path.of("..").resolve(PATH).toFile());
    Set<String> columns = new HashSet<>();
    for (int column = 0; column < Event.TABLE.columns().size(); column++) {
      if (!EventField.DERIVED.contains(column)) {
        columns.add(Event.TABLE.columns().get(column).name());
      }
    }
    columns.remove("source_session_id");
    columns.add("session_id");
    Set<String> itemColumns = new HashSet<>();
    Item.TYPE.fields().forEach(field -> itemColumns.add(field.name()));

    assertThat(published.get("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(columns);
    assertThat(published.at("/$defs/item/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(itemColumns);
    assertThat(published.at("/properties/event_type/enum")).hasSize(EventType.values().length);
  }

  private static ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:moraine:event/1");
    schema.put("title", "Event, version 1");
    schema.put(
        "description",
        "One line of a file of events. Generated from the columns of raw.events; docs/events.md"
            + " says more. Null and empty text are the same as a field left out. A field that is"
            + " not named here becomes a property.");
    schema.put("type", "object");
    addProperties(schema, EventField.OF_EVENT);
    schema.putArray("required").add("event_time").add("event_type");
    ArrayNode whose = schema.putArray("anyOf");
    whose.addObject().putArray("required").add("device_id");
    whose.addObject().putArray("required").add("user_id");
    whose
        .addObject()
        .putObject("properties")
        .putObject("event_type")
        .put("const", EventType.CAMPAIGN_COST.label());
    addDefinitions(schema.putObject("$defs"));
    return schema;
  }

  private static void addProperties(ObjectNode schema, Map<String, EventField> fields) {
    ObjectNode properties = schema.putObject("properties");
    for (EventField field : fields.values()) {
      ObjectNode property = properties.putObject(field.name());
      property.put("description", definition(field, fields).doc());
      if (field.kind() == EventField.Kind.EVENT_TYPE) {
        ArrayNode labels = property.putArray("enum");
        for (EventType type : EventType.values()) {
          labels.add(type.label());
        }
      } else {
        property.put("$ref", "#/$defs/" + name(field.kind()));
      }
    }
  }

  private static NestedField definition(EventField field, Map<String, EventField> fields) {
    return fields == EventField.OF_ITEM
        ? Item.TYPE.fields().get(field.column())
        : Event.TABLE.columns().get(field.column());
  }

  private static String name(EventField.Kind kind) {
    return switch (kind) {
      case TEXT, ADDRESS, EVENT_TYPE -> "text";
      case CURRENCY -> "currency";
      case TIME -> "time";
      case MONEY -> "amount";
      case LONG, INTEGER -> "whole";
      case DOUBLE -> "number";
      case ITEMS -> "items";
      case TEXT_MAP -> "map";
    };
  }

  private static void addDefinitions(ObjectNode definitions) {
    define(
        definitions,
        "text",
        "Text; a number or a boolean is taken as it is written.",
        "string",
        "number",
        "boolean",
        "null");
    define(
            definitions,
            "currency",
            "Three letters of ISO 4217, upper or lower case.",
            "string",
            "null")
        .put("pattern", "^([A-Za-z]{3})?$");
    define(
        definitions,
        "time",
        "ISO 8601 with Z, an offset, or nothing for UTC; or milliseconds since 1970. From 1970 to"
            + " 2099.",
        "string",
        "integer",
        "null");
    define(
        definitions,
        "amount",
        "Money: at most 12 digits before the point; digits beyond six after it are rounded half"
            + " even. As text or as a number, never read as a floating-point one.",
        "string",
        "number",
        "null");
    define(
        definitions,
        "whole",
        "A whole number, as a number or as text.",
        "string",
        "number",
        "null");
    define(definitions, "number", "A number, or a text that is one.", "string", "number", "null");
    define(
        definitions,
        "map",
        "Names and values; a nested value is kept as its text in JSON.",
        "object",
        "null");
    define(definitions, "items", "Products.", "array", "null")
        .putObject("items")
        .put("$ref", "#/$defs/item");
    ObjectNode item = define(definitions, "item", "A product of the event.", "object");
    addProperties(item, EventField.OF_ITEM);
    item.putArray("required").add("product_id");
  }

  private static ObjectNode define(
      ObjectNode definitions, String name, String description, String... types) {
    ObjectNode definition = definitions.putObject(name).put("description", description);
    if (types.length == 1) {
      definition.put("type", types[0]);
    } else {
      ArrayNode list = definition.putArray("type");
      for (String type : types) {
        list.add(type);
      }
    }
    return definition;
  }
}
