package io.moraine.transforms.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.RowTexts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads an event of the canonical contract: one JSON object a line, {@code event/1}.
 *
 * <p>Null and empty text are the same as a field left out; so are an empty list and an empty
 * object. A number or a boolean is taken where text is expected, and text where a number is. A
 * field that the contract does not know becomes a property. A field that is there twice is refused,
 * since it cannot be known which one is meant.
 *
 * <p>Lines of the usual form are read by {@link PlainEventReader}; what is here decides on all
 * others, and on what is refused and why.
 */
final class JsonEventDecoder implements LineDecoder {
  private static final Map<String, EventField> FIELDS = EventField.OF_EVENT;
  private static final Map<String, EventField> ITEM_FIELDS = EventField.OF_ITEM;

  private final JsonFactory json;
  private final int maxItems;
  private final int maxProperties;
  private final PlainEventReader plain;
  private final RowTexts texts;
  private final FieldWriter writer;
  private final Set<String> properties = new HashSet<>();
  private final Set<String> featureInputs = new HashSet<>();

  // The line that is being read.
  private byte[] buffer;
  private int from;
  private BlockBuilder row;
  private int mapEntries;

  /**
   * A decoder.
   *
   * @param texts takes note of where in its line a text stands
   */
  JsonEventDecoder(IngestSettings settings, RowTexts texts) {
    this.texts = texts;
    this.maxItems = settings.maxItems();
    this.maxProperties = settings.maxProperties();
    this.plain = new PlainEventReader(settings, texts);
    this.writer = new FieldWriter(settings);
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(settings.maxDepth())
                    .maxNumberLength(settings.maxLineBytes())
                    .maxNameLength(settings.maxLineBytes())
                    .maxStringLength(settings.maxLineBytes())
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
  }

  @Override
  public void decode(byte[] buffer, int from, int length, long lineNumber, BlockBuilder row)
      throws Rejection {
    if (!Utf8.isValid(buffer, from, length)) {
      throw Rejection.notUtf8();
    }
    if (!plain.read(buffer, from, length, row)) {
      row.discardRow();
      texts.begin(buffer);
      decodeAnyForm(buffer, from, length, row);
    }
  }

  /** Reads a line of UTF-8 whatever its form is. */
  void decodeAnyForm(byte[] buffer, int from, int length, BlockBuilder row) throws Rejection {
    this.buffer = buffer;
    this.from = from;
    this.row = row;
    this.mapEntries = 0;
    properties.clear();
    featureInputs.clear();
    try (JsonParser parser = json.createParser(buffer, from, length)) {
      readEvent(parser);
    } catch (StreamConstraintsException e) {
      throw new Rejection(RejectReason.TOO_DEEP, sentence(e));
    } catch (IOException e) {
      throw notJson(e, length);
    }
  }

  private void readEvent(JsonParser parser) throws IOException, Rejection {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Rejection(RejectReason.NOT_PARSABLE, "The line is not a JSON object.");
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (value != JsonToken.VALUE_NULL) {
        EventField field = FIELDS.get(name);
        if (field == null) {
          putEntry(parser, value, EventColumn.PROPERTIES, name, name);
        } else {
          readField(parser, value, field);
        }
      }
    }
    if (parser.nextToken() != null) {
      throw new Rejection(
          RejectReason.NOT_PARSABLE, "Something follows the JSON object on its line.");
    }
  }

  private void readField(JsonParser parser, JsonToken value, EventField field)
      throws IOException, Rejection {
    switch (field.kind()) {
      case ITEMS -> readItems(parser, value, field);
      case TEXT_MAP -> readMap(parser, value, field);
      default -> readScalar(parser, value, field, row, field.name());
    }
  }

  /** Sets a column from a value that is neither object nor array; {@code path} names it. */
  private void readScalar(
      JsonParser parser, JsonToken value, EventField field, BlockBuilder to, String path)
      throws IOException, Rejection {
    if (value.isStructStart()) {
      throw new Rejection(
          RejectReason.WRONG_TYPE,
          "Field " + path + " is " + kindOf(value) + ", not a plain value.");
    }
    if (value == JsonToken.VALUE_STRING && parser.getTextLength() == 0) {
      return;
    }
    if (to.isSet(field.column())) {
      throw repeated(path);
    }
    char[] text = parser.getTextCharacters();
    int start = parser.getTextOffset();
    int length = parser.getTextLength();
    if (field.kind() == EventField.Kind.TIME && value != JsonToken.VALUE_STRING) {
      to.setLong(field.column(), Times.ofMillis(path, Numbers.whole(path, text, start, length)));
    } else {
      writer.set(to, field, path, text, start, length);
    }
  }

  private void readItems(JsonParser parser, JsonToken value, EventField field)
      throws IOException, Rejection {
    if (value != JsonToken.START_ARRAY) {
      throw new Rejection(
          RejectReason.WRONG_TYPE, "Field items is " + kindOf(value) + ", not a list.");
    }
    if (row.isSet(field.column())) {
      throw repeated(field.name());
    }
    int count = 0;
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      if (item != JsonToken.START_OBJECT) {
        throw new Rejection(
            RejectReason.WRONG_TYPE,
            "Field items[" + count + "] is " + kindOf(item) + ", not an object.");
      }
      if (count == maxItems) {
        throw new Rejection(RejectReason.TOO_DEEP, "There are more than " + maxItems + " items.");
      }
      readItem(parser, row.elements(field.column()), count);
      count++;
    }
  }

  private void readItem(JsonParser parser, BlockBuilder items, int index)
      throws IOException, Rejection {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      EventField field = ITEM_FIELDS.get(name);
      if (field == null) {
        String path = "items[" + index + "]." + name;
        putEntry(parser, value, EventColumn.PROPERTIES, path, path);
      } else {
        readScalarOfItem(parser, value, field, items, index);
      }
    }
    if (!items.isSet(EventColumn.OfItem.PRODUCT_ID)) {
      throw Rejection.missing("items[" + index + "].product_id");
    }
    items.endRow();
  }

  private void readScalarOfItem(
      JsonParser parser, JsonToken value, EventField field, BlockBuilder items, int index)
      throws IOException, Rejection {
    try {
      readScalar(parser, value, field, items, field.name());
    } catch (Rejection rejection) {
      throw rejection.within("items[" + index + "]");
    }
  }

  private void readMap(JsonParser parser, JsonToken value, EventField field)
      throws IOException, Rejection {
    if (value != JsonToken.START_OBJECT) {
      throw new Rejection(
          RejectReason.WRONG_TYPE,
          "Field " + field.name() + " is " + kindOf(value) + ", not an object.");
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken entry = parser.nextToken();
      if (entry != JsonToken.VALUE_NULL) {
        putEntry(parser, entry, field.column(), name, field.name() + "." + name);
      }
    }
  }

  /** Adds an entry to a map; a nested value as its text in JSON, without white space. */
  private void putEntry(JsonParser parser, JsonToken value, int column, String key, String path)
      throws IOException, Rejection {
    if (++mapEntries > maxProperties) {
      throw new Rejection(
          RejectReason.TOO_DEEP, "There are more than " + maxProperties + " properties.");
    }
    Set<String> keys = column == EventColumn.PROPERTIES ? properties : featureInputs;
    if (!keys.add(key)) {
      throw repeated(path);
    }
    BlockBuilder entries = row.elements(column);
    writer.setText(entries, 0, "name " + path, key.toCharArray(), 0, key.length());
    if (value.isStructStart()) {
      putNested(parser, entries);
    } else {
      char[] text = parser.getTextCharacters();
      writer.setText(entries, 1, path, text, parser.getTextOffset(), parser.getTextLength());
    }
    entries.endRow();
  }

  private void putNested(JsonParser parser, BlockBuilder entries) throws IOException {
    int start = from + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = from + (int) parser.currentLocation().getByteOffset();
    byte[] compact = new byte[end - start];
    int length = 0;
    boolean quoted = false;
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      if (b == '"') {
        quoted = !quoted;
      } else if (b == '\\') {
        compact[length++] = b;
        b = buffer[++i];
      } else if (!quoted && (b == ' ' || b == '\t' || b == '\n' || b == '\r')) {
        continue;
      }
      compact[length++] = b;
    }
    entries.setText(1, compact, 0, length);
  }

  private static Rejection repeated(String path) {
    return new Rejection(RejectReason.REPEATED_FIELD, "Field " + path + " is there twice.");
  }

  private Rejection notJson(IOException e, int length) {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] >= 0 && buffer[i] < ' ' && buffer[i] != '\t') {
        return new Rejection(
            RejectReason.NOT_TEXT,
            "Byte " + (i - from + 1) + " of the line is a control character.");
      }
    }
    return new Rejection(RejectReason.NOT_PARSABLE, "The line is not JSON: " + sentence(e));
  }

  /** The first line of Jackson's message, which names no content of ours but what is wrong. */
  private static String sentence(IOException e) {
    String first = e.getMessage().lines().findFirst().orElse("no reason is known");
    int advice = first.indexOf(": enable `");
    String sentence = advice < 0 ? first : first.substring(0, advice);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static String kindOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }
}
