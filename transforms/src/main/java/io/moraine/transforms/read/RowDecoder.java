package io.moraine.transforms.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.enrich.RowTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Turns the rows of a source that is no text, such as Parquet, into rows of raw.events and
 * raw.rejects, through a mapping: what {@link EventDecoder} is for records of bytes.
 *
 * <p>The bytes of a row, for its content hash and for raw.rejects, are a JSON object of its columns
 * as text. One decoder for each split of a file; not safe for use by several threads.
 */
public final class RowDecoder {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<String> columns;
  private final MappedRow source;
  private final MappedFields fields;
  private final EventCompletion completion;
  private final RejectedRows rejected;

  private RowDecoder(
      InputFormat format,
      IngestSettings settings,
      String fileId,
      String fileUri,
      List<String> columns) {
    this.columns = columns;
    this.source = new MappedRow(columns, format.mapping().named());
    this.fields = new MappedFields(format.mapping(), settings, columns);
    this.completion = new EventCompletion(format, settings, fileId, new RowTexts());
    this.rejected = new RejectedRows(fileId, fileUri, settings.maxLineBytes());
  }

  /**
   * A decoder for one file.
   *
   * @param format a mapped one
   * @param fileId the file's identity, as in raw.files; ids of events without one come from it
   * @param fileUri where the file is, for people who read raw.rejects
   * @param columns the columns that the file has
   * @throws MoraineException if a column that the mapping needs is not there
   */
  public static RowDecoder of(
      InputFormat format,
      IngestSettings settings,
      String fileId,
      String fileUri,
      List<String> columns) {
    format.mapping().expectColumns(columns, fileUri);
    return new RowDecoder(format, settings, fileId, fileUri, List.copyOf(columns));
  }

  /**
   * Reads a row; never throws for its values.
   *
   * @param rowNumber its number in the file, from 1
   * @return true if a row was ended in events, false if in rejects
   */
  public boolean decode(SourceRow row, long rowNumber, BlockBuilder events, BlockBuilder rejects) {
    byte[] bytes = bytes(row);
    try {
      source.begin(rowNumber);
      for (int i = 0; i < columns.size(); i++) {
        source.set(i, row.text(i));
      }
      fields.fill(source, events);
      completion.complete(events, bytes, 0, bytes.length, rowNumber);
      events.endRow();
      return true;
    } catch (Rejection rejection) {
      events.discardRow();
      rejected.add(rejects, rejection, bytes, 0, bytes.length, bytes.length, rowNumber);
      return false;
    }
  }

  private byte[] bytes(SourceRow row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeStringField(columns.get(i), row.text(i));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A row cannot be written into memory.", e);
    }
    return bytes.toByteArray();
  }
}
