package io.moraine.cli.output;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * RFC 4180: a header, lines that end in CR LF, quotes where they are needed. Null is an empty
 * field, the empty text a quoted one; lists and maps are JSON.
 */
public final class CsvWriter implements ResultWriter {
  private final PrintStream out;

  public CsvWriter(PrintStream out, List<ResultColumn> columns) {
    this.out = out;
    row(columns.stream().map(ResultColumn::name).collect(Collectors.toList()));
  }

  @Override
  public void row(List<?> values) {
    out.print(values.stream().map(CsvWriter::field).collect(Collectors.joining(",", "", "\r\n")));
  }

  @Override
  public void close() {
    out.flush();
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    return quoted(text(value));
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof List || value instanceof Map
        ? JsonWriter.text(value)
        : value.toString();
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
