package io.moraine.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** How wide each column of a table is, and which are left out because nothing fits any more. */
final class TableLayout {
  private static final String GAP = "  ";
  private static final int LEAST_WIDTH = 8;

  private final List<ResultColumn> columns;
  private final int[] widths;

  private TableLayout(List<ResultColumn> columns, int[] widths) {
    this.columns = columns;
    this.widths = widths;
  }

  static TableLayout of(
      List<ResultColumn> columns, List<List<String>> rows, OptionalInt terminalWidth) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          rows.stream()
              .mapToInt(row -> length(row.get(column)))
              .reduce(length(columns.get(i).name()), Math::max);
    }
    if (terminalWidth.isPresent()) {
      widths = fit(columns, widths, terminalWidth.getAsInt());
    }
    return new TableLayout(columns, widths);
  }

  String header() {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.name()));
    return line(names);
  }

  String rule() {
    List<String> dashes = new ArrayList<>();
    Arrays.stream(widths).forEach(width -> dashes.add("─".repeat(width)));
    return String.join(GAP, dashes);
  }

  String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - length(cell)));
      boolean left = columns.get(i).kind() == ResultColumn.Kind.TEXT;
      line.append(i == 0 ? "" : GAP).append(left ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }

  /** The names of the columns that there is no room for. */
  List<String> leftOut() {
    return columns.stream().skip(widths.length).map(ResultColumn::name).toList();
  }

  /** Takes from the widest text column until all fit; then drops columns from the end. */
  private static int[] fit(List<ResultColumn> columns, int[] wanted, int room) {
    int[] widths = wanted.clone();
    while (total(widths) > room && widths.length > 1) {
      int widest = widestText(columns, widths);
      if (widths.length > 0 && widest >= 0) {
        widths[widest]--;
      } else {
        widths = Arrays.copyOf(wanted, widths.length - 1);
      }
    }
    return widths;
  }

  /** The widest column that may still be made narrower, or -1; numbers are never cut. */
  private static int widestText(List<ResultColumn> columns, int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).kind() == ResultColumn.Kind.TEXT
          && widths[i] > LEAST_WIDTH
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static String cut(String cell, int width) {
    return length(cell) <= width
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, Math.max(width - 1, 0))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
