package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.TransformError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a record of a delimited file through a mapping. A field may be quoted, and then hold the
 * delimiter and, doubled, the quotation mark.
 */
final class DelimitedDecoder implements LineDecoder {
  private final CharsetDecoder charset;
  private final char delimiter;
  private final char quote;
  private final int columnCount;
  private final MappedRow source;
  private final MappedFields fields;

  private DelimitedDecoder(Mapping mapping, IngestSettings settings, List<String> columns) {
    // A new decoder reports what is no text and replaces nothing.
    this.charset = mapping.layout().charset().newDecoder();
    this.delimiter = mapping.layout().delimiter();
    this.quote = mapping.layout().quote();
    this.columnCount = columns.size();
    this.source = new MappedRow(columns, mapping.named());
    this.fields = new MappedFields(mapping, settings, columns);
  }

  /**
   * A decoder of one file.
   *
   * @param header the line that names the columns, null for a file without one
   * @throws MoraineException if a column that the mapping needs is not there
   */
  static DelimitedDecoder of(
      Mapping mapping, IngestSettings settings, String fileUri, byte[] header) {
    if (!mapping.hasHeader()) {
      return new DelimitedDecoder(mapping, settings, mapping.columns());
    }
    if (header == null) {
      throw new MoraineException(
          TransformError.WRONG_COLUMNS,
          fileUri + " has no header, and mapping " + mapping.name() + " needs one.");
    }
    List<String> columns =
        mapping
            .columnsOf(header)
            .orElseThrow(
                () ->
                    new MoraineException(
                        TransformError.WRONG_COLUMNS,
                        "The first line of "
                            + fileUri
                            + " is no header: a quotation mark is wrong."));
    mapping.expectColumns(columns, fileUri);
    return new DelimitedDecoder(mapping, settings, columns);
  }

  @Override
  public void decode(byte[] buffer, int from, int length, long lineNumber, BlockBuilder row)
      throws Rejection {
    List<String> texts = split(text(buffer, from, length), delimiter, quote);
    if (texts.size() != columnCount) {
      throw new Rejection(
          RejectReason.WRONG_FIELD_COUNT,
          "The row has " + texts.size() + " fields, its header " + columnCount + ".");
    }
    source.begin(lineNumber);
    for (int i = 0; i < columnCount; i++) {
      source.set(i, texts.get(i));
    }
    fields.fill(source, row);
  }

  private String text(byte[] buffer, int from, int length) throws Rejection {
    for (int i = from; i < from + length; i++) {
      byte b = buffer[i];
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        throw new Rejection(
            RejectReason.NOT_TEXT,
            "Byte " + (i - from + 1) + " of the row is a control character.");
      }
    }
    try {
      return charset.decode(ByteBuffer.wrap(buffer, from, length)).toString();
    } catch (CharacterCodingException e) {
      throw new Rejection(RejectReason.NOT_TEXT, "The row is not " + charset.charset() + ".");
    }
  }

  /** The fields of a record. */
  static List<String> split(String record, char delimiter, char quote) throws Rejection {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      int end;
      if (at < record.length() && record.charAt(at) == quote) {
        int close = closingQuote(record, at + 1, quote);
        String mark = String.valueOf(quote);
        fields.add(record.substring(at + 1, close).replace(mark + mark, mark));
        end = close + 1;
        if (end < record.length() && record.charAt(end) != delimiter) {
          throw new Rejection(
              RejectReason.NOT_PARSABLE,
              "Field " + fields.size() + " goes on after its closing quotation mark.");
        }
      } else {
        int next = record.indexOf(delimiter, at);
        end = next < 0 ? record.length() : next;
        fields.add(record.substring(at, end));
      }
      if (end == record.length()) {
        return fields;
      }
      at = end + 1;
    }
  }

  private static int closingQuote(String record, int from, char quote) throws Rejection {
    for (int at = record.indexOf(quote, from); at >= 0; at = record.indexOf(quote, at + 2)) {
      if (at + 1 == record.length() || record.charAt(at + 1) != quote) {
        return at;
      }
    }
    throw new Rejection(RejectReason.NOT_PARSABLE, "A quotation mark is not closed on its line.");
  }
}
