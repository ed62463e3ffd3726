package io.moraine.cli.output;

import io.moraine.cli.Terminal;
import java.io.PrintStream;
import java.util.List;

/** How a result is printed. */
public enum ResultFormat {
  /** Aligned columns for people; long values are cut to the width of the terminal. */
  TABLE,
  /** RFC 4180 with a header; null is an empty field, the empty text a quoted one. */
  CSV,
  /** An array of objects; decimals are numbers, timestamps ISO 8601 in UTC. */
  JSON;

  /** A writer of such results. Closing it ends the result and leaves {@code out} open. */
  public ResultWriter writer(PrintStream out, Terminal terminal, List<ResultColumn> columns) {
    return switch (this) {
      case TABLE -> new TableWriter(out, terminal.width(), columns);
      case CSV -> new CsvWriter(out, columns);
      case JSON -> new JsonWriter(out, columns);
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
