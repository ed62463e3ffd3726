package io.moraine.cli.output;

import io.moraine.cli.output.ResultColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How wide each column of a table is, and which are left out because nothing fits any more. */
final class TableLayout {
  private static final String GAP = "  ";
  private static final int LEAST_WIDTH = 12;

  private final List<ResultColumn> columns;
  private final int[] widths;
  private final OptionalInt terminalWidth;

  private TableLayout(List<ResultColumn> columns, int[] widths, OptionalInt terminalWidth) {
    this.columns = columns;
    this.widths = widths;
    this.terminalWidth = terminalWidth;
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
    return new TableLayout(columns, widths, terminalWidth);
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

  /** The row as it is printed: one line, or several where a sentence goes on below itself. */
  String line(List<String> cells) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      parts.add(parts(cells.get(i), i));
    }
    int height = parts.stream().mapToInt(List::size).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      lines.add(physicalLine(parts, i));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> parts(String cell, int column) {
    return columns.get(column).kind() == Kind.SENTENCE
        ? WrappedText.lines(cell, widths[column])
        : List.of(cut(cell, widths[column]));
  }

  private String physicalLine(List<List<String>> parts, int index) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String part = index < parts.get(i).size() ? parts.get(i).get(index) : "";
      String padding = " ".repeat(Math.max(0, widths[i] - length(part)));
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).kind().standsLeft() ? part + padding : padding + part);
    }
    return line.toString().stripTrailing();
  }

  /** The names of the columns that there is no room for; what is drawn beside them has none. */
  List<String> leftOut() {
    return columns.stream()
        .skip(widths.length)
        .map(ResultColumn::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toList());
  }

  /** How many columns are left out, and the first of their names, in one line. */
  String remarkOnLeftOut() {
    String names = String.join(", ", leftOut());
    String beginning =
        "(" + leftOut().size() + (leftOut().size() == 1 ? " more column: " : " more columns: ");
    int room = terminalWidth.orElse(Integer.MAX_VALUE) - beginning.length() - 1;
    return beginning + cut(names, room) + ")";
  }

  /** Takes from the widest text column until all fit; then drops columns from the end. */
  private static int[] fit(List<ResultColumn> columns, int[] wanted, int room) {
    int[] widths = wanted.clone();
    while (total(widths) > room && widths.length > 1) {
      int widest = widestText(columns, widths);
      if (widest >= 0) {
        widths[widest]--;
      } else {
        widths = Arrays.copyOf(wanted, widths.length - 1);
      }
    }
    return widths;
  }

  /** The widest column that may still be made narrower, or -1. */
  private static int widestText(List<ResultColumn> columns, int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).kind().givesWay()
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
