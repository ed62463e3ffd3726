package io.moraine.cli.analyze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.moraine.cli.CliError;
import io.moraine.cli.output.JsonWriter;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The document that docs/analyze.md and analyze.schema.json describe. It is written as rows are
 * read, so that memory does not grow with the tables.
 */
public final class JsonReport implements AnalysisReport {
  /** What the document calls itself; raised when one that reads it has to be changed. */
  public static final String FORMAT = "moraine-analysis/1";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private record Failed(String module, MoraineException failure) {}

  private final JsonGenerator json;
  private final List<Failed> failures = new ArrayList<>();

  public JsonReport(OutputStream out, AnalysisScope scope) {
    try {
      DefaultIndenter lines = new DefaultIndenter(" ", "\n");
      json =
          FACTORY
              .createGenerator(out)
              .setPrettyPrinter(
                  new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      begin(scope);
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private void begin(AnalysisScope scope) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("run", scope.run());
    json.writeStringField("warehouse", scope.warehouse());
    json.writeBooleanField("up_to_date", scope.upToDate());
    text("first_day", scope.firstDay());
    text("last_day", scope.lastDay());
    text("currency", scope.currency());
    text("person", scope.person());
    text("from", scope.from());
    text("to", scope.to());
    json.writeObjectFieldStart("definitions");
    for (Map.Entry<String, String> definition : scope.definitions().entrySet()) {
      json.writeStringField(definition.getKey(), definition.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("modules");
  }

  @Override
  public void module(AnalyzedModule module) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", module.name());
    json.writeStringField("question", module.question());
    texts("balances", module.balances());
    texts("notes", module.notes());
    json.writeArrayFieldStart("tables");
    for (Section section : module.sections()) {
      table(section);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void table(Section section) throws IOException {
    TableDefinition table = section.definition();
    json.writeStartObject();
    json.writeStringField("name", table.name());
    json.writeStringField("grain", table.grain());
    texts("key", table.key());
    json.writeArrayFieldStart("columns");
    for (NestedField column : table.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().toString());
      json.writeBooleanField("optional", column.isOptional());
      json.writeStringField("meaning", column.doc());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    try {
      section.forEachRow(values -> row(table, values));
    } catch (UncheckedIOException unwritable) {
      throw unwritable(unwritable.getCause());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void row(TableDefinition table, List<Object> values) {
    try {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeFieldName(table.columns().get(i).name());
        JsonWriter.write(json, values.get(i));
      }
      json.writeEndObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void failed(String module, MoraineException failure) {
    failures.add(new Failed(module, failure));
    try {
      unwind();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Ends what a failed module has begun, up to the list of modules. */
  private void unwind() throws IOException {
    while (!"modules".equals(json.getOutputContext().getParent().getCurrentName())
        || !json.getOutputContext().getParent().getParent().inRoot()) {
      if (json.getOutputContext().inArray()) {
        json.writeEndArray();
      } else {
        json.writeEndObject();
      }
    }
  }

  @Override
  public void close() {
    try {
      json.writeEndArray();
      json.writeArrayFieldStart("failures");
      for (Failed failed : failures) {
        json.writeStartObject();
        json.writeStringField("module", failed.module());
        json.writeStringField("code", failed.failure().code());
        json.writeStringField("message", failed.failure().getMessage());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private void text(String field, Optional<?> value) throws IOException {
    json.writeFieldName(field);
    JsonWriter.write(json, value.map(Object::toString).orElse(null));
  }

  private void texts(String field, Collection<String> texts) throws IOException {
    json.writeFieldName(field);
    JsonWriter.write(json, List.copyOf(texts));
  }

  private static MoraineException unwritable(IOException failure) {
    return new MoraineException(
        CliError.FILE, "The JSON cannot be written (" + failure.getMessage() + ").", failure);
  }
}
