package io.moraine.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record as JSON, fields under the names of {@link RecordShape}. Components are texts, numbers,
 * instants, records, lists of records and maps from text to whole numbers. A field that the record
 * does not have is passed over.
 */
final class RecordJson<R extends Record> {
  private static final JsonFactory JSON = new JsonFactory();

  private final Class<R> type;
  private final RecordShape<R> shape;

  RecordJson(Class<R> type) {
    this.type = type;
    this.shape = new RecordShape<>(type);
  }

  void write(R value, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      write(value, json);
    }
  }

  R read(Path file) throws IOException {
    try (JsonParser json = JSON.createParser(file.toFile())) {
      json.nextToken();
      return read(json);
    }
  }

  private void write(Record row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < shape.size(); i++) {
      json.writeFieldName(shape.name(i));
      writeValue(shape.value(row, i), json);
    }
    json.writeEndObject();
  }

  @SuppressWarnings("unchecked") // a value's own class
  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof List<?> rows) {
      json.writeStartArray();
      for (Object row : rows) {
        writeValue(row, json);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> counts) {
      json.writeStartObject();
      for (Map.Entry<?, ?> count : counts.entrySet()) {
        json.writeFieldName((String) count.getKey());
        writeValue(count.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Record row) {
      new RecordJson<>((Class<Record>) row.getClass()).write(row, json);
    } else {
      json.writeString(value.toString());
    }
  }

  private R read(JsonParser json) throws IOException {
    Object[] values = new Object[shape.size()];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      int position = shape.positionOf(json.currentName());
      json.nextToken();
      if (position < 0) {
        json.skipChildren();
      } else {
        values[position] = readValue(json, shape.component(position).getGenericType());
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && shape.component(i).getType().isPrimitive()) {
        throw new IOException(type.getSimpleName() + " without " + shape.name(i));
      }
    }
    return shape.make(values);
  }

  @SuppressWarnings("unchecked") // checked by isRecord
  private static Object readValue(JsonParser json, Type type) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? readList(json, generic.getActualTypeArguments()[0])
          : readCounts(json);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return new RecordJson<>((Class<? extends Record>) plain).read(json);
    }
    if (plain == long.class || plain == Long.class) {
      return json.getLongValue();
    }
    if (plain == double.class) {
      return json.getDoubleValue();
    }
    if (plain == BigDecimal.class) {
      return json.getDecimalValue();
    }
    return plain == Instant.class ? Instant.parse(json.getText()) : json.getText();
  }

  private static List<Object> readList(JsonParser json, Type element) throws IOException {
    List<Object> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rows.add(readValue(json, element));
    }
    return rows;
  }

  private static Map<String, Long> readCounts(JsonParser json) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String label = json.currentName();
      json.nextToken();
      counts.put(label, json.getLongValue());
    }
    return counts;
  }
}
