package io.moraine.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** An array of objects, one a line. */
public final class JsonWriter implements ResultWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final JsonGenerator generator;
  private final List<ResultColumn> columns;

  public JsonWriter(OutputStream out, List<ResultColumn> columns) {
    this.columns = List.copyOf(columns);
    try {
      this.generator = FACTORY.createGenerator(out).setPrettyPrinter(new Lines());
      generator.writeStartArray();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  /** The JSON of one value. */
  static String text(Object value) {
    java.io.StringWriter text = new java.io.StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, value);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return text.toString();
  }

  @Override
  public void row(List<?> values) {
    try {
      generator.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        generator.writeFieldName(columns.get(i).name());
        write(generator, values.get(i));
      }
      generator.writeEndObject();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  @Override
  public void close() {
    try {
      generator.writeEndArray();
      generator.writeRaw('\n');
      generator.close();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  /** Writes a value of a row. */
  public static void write(JsonGenerator generator, Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Long || value instanceof Integer) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName(String.valueOf(entry.getKey()));
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else {
      generator.writeString(value.toString());
    }
  }

  private static MoraineException unwritable(IOException failure) {
    return new MoraineException(
        CliError.FILE, "The JSON cannot be written (" + failure.getMessage() + ").", failure);
  }

  /** A line for each row, and nothing for what is within one. */
  private static final class Lines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private int depth;

    @Override
    public void beforeArrayValues(JsonGenerator to) throws IOException {
      if (depth == 0) {
        to.writeRaw('\n');
      }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator to) throws IOException {
      to.writeRaw(depth == 0 ? ",\n" : ",");
    }

    @Override
    public void writeStartObject(JsonGenerator to) throws IOException {
      depth++;
      super.writeStartObject(to);
    }

    @Override
    public void writeEndObject(JsonGenerator to, int entries) throws IOException {
      depth--;
      super.writeEndObject(to, entries);
    }

    @Override
    public void writeEndArray(JsonGenerator to, int values) throws IOException {
      to.writeRaw(depth == 0 && values > 0 ? "\n]" : "]");
    }
  }
}
