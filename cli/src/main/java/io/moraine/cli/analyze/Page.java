package io.moraine.cli.analyze;

import io.moraine.cli.Terminal;
import io.moraine.cli.output.CellText;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a summary is printed on.
 *
 * @param width how many letters go on a line
 */
record Page(PrintStream out, int width) {
  /** A table of that width. */
  ResultWriter table(List<ResultColumn> columns) {
    return ResultFormat.TABLE.writer(out, new Terminal(OptionalInt.of(width)), columns);
  }

  /** A line, which may have texts of events in it. */
  void line(String line) {
    out.println(CellText.visible(line));
  }

  /** That there is more than what is shown. */
  void more(long count, String what) {
    if (count > 0) {
      out.printf(Locale.ROOT, "… and %,d more %s%n", count, what);
    }
  }
}
