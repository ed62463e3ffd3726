package io.moraine.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Aligned columns. The first rows decide how wide columns are, so that a result of any length takes
 * little memory. Where a terminal is narrower than the columns, long values are cut with … and, if
 * that is not enough, the last columns are left out and named.
 */
final class TableWriter implements ResultWriter {
  private static final int ROWS_THAT_DECIDE = 1000;

  private final PrintStream out;
  private final OptionalInt terminalWidth;
  private final List<ResultColumn> columns;
  private final List<List<String>> waiting = new ArrayList<>();
  private TableLayout layout;

  TableWriter(PrintStream out, OptionalInt terminalWidth, List<ResultColumn> columns) {
    this.out = out;
    this.terminalWidth = terminalWidth;
    this.columns = List.copyOf(columns);
  }

  @Override
  public void row(List<?> values) {
    List<String> cells =
        IntStream.range(0, columns.size())
            .mapToObj(i -> CellText.of(values.get(i), columns.get(i).kind()))
            .collect(Collectors.toList());
    if (layout != null) {
      out.println(layout.line(cells));
      return;
    }
    waiting.add(cells);
    if (waiting.size() == ROWS_THAT_DECIDE) {
      begin();
    }
  }

  @Override
  public void close() {
    if (layout == null) {
      begin();
    }
    if (!layout.leftOut().isEmpty()) {
      out.println(layout.remarkOnLeftOut());
    }
    out.flush();
  }

  private void begin() {
    layout = TableLayout.of(columns, waiting, terminalWidth);
    out.println(layout.header());
    out.println(layout.rule());
    waiting.forEach(cells -> out.println(layout.line(cells)));
    waiting.clear();
  }
}
