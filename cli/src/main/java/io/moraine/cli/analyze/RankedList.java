package io.moraine.cli.analyze;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.output.WrappedText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rows with most of the measure, or some in the table's order, and what they say. */
final class RankedList {
  private static final int MOST_ROWS = 10;
  private static final int MOST_IN_ORDER = 30;
  private static final int BAR = 12;
  private static final String POINT = "• ";

  private final LookedAt looked;
  private final Groups groups;
  private final boolean ofOnePerson;

  /**
   * @param ofOnePerson whether columns in which rows do not differ are left out
   */
  RankedList(LookedAt looked, Groups groups, boolean ofOnePerson) {
    this.looked = looked;
    this.groups = groups;
    this.ofOnePerson = ofOnePerson;
  }

  void print(Page page) throws IOException {
    TableView view = looked.view();
    List<List<Object>> rows =
        view.inTableOrder() || view.measure().isEmpty()
            ? inOrder()
            : greatest(view.measure().get());
    List<Integer> places =
        view.shown().stream()
            .filter(place -> rows.stream().anyMatch(row -> row.get(place) != null))
            .filter(place -> !ofOnePerson || rows.size() == 1 || differs(rows, place))
            .toList();
    if (rows.size() == 1) {
      single(page, rows.get(0), places);
    } else {
      several(page, rows, places);
    }
    sentences(page, rows);
    page.more(groups.rows() - rows.size(), "rows");
  }

  private void several(Page page, List<List<Object>> rows, List<Integer> places) {
    int drawn = looked.view().measure().orElse(-1);
    List<ResultColumn> columns = new ArrayList<>();
    for (int place : places) {
      columns.add(looked.column(place));
      if (place == drawn) {
        columns.add(ResultColumn.drawing(""));
      }
    }
    double most =
        drawn < 0
            ? 0
            : rows.stream().mapToDouble(row -> LookedAt.number(row.get(drawn))).max().orElse(0);
    try (ResultWriter result = page.table(columns)) {
      for (List<Object> row : rows) {
        List<Object> values = new ArrayList<>();
        for (int place : places) {
          values.add(row.get(place));
          if (place == drawn) {
            values.add(Drawing.bar(LookedAt.number(row.get(place)), most, BAR));
          }
        }
        result.row(values);
      }
    }
  }

  private void single(Page page, List<Object> row, List<Integer> places) {
    try (ResultWriter result =
        page.table(List.of(ResultColumn.text("column"), ResultColumn.text("value")))) {
      places.forEach(place -> result.row(List.of(looked.name(place), row.get(place))));
    }
  }

  private void sentences(Page page, List<List<Object>> rows) {
    looked
        .section()
        .highlight()
        .sentence()
        .map(looked.table()::ordinal)
        .ifPresent(
            place -> {
              for (List<Object> row : rows) {
                if (row.get(place) instanceof String sentence) {
                  sentence(page, sentence);
                }
              }
            });
  }

  private static void sentence(Page page, String sentence) {
    String beginning = POINT;
    for (String line : WrappedText.lines(sentence, page.width() - POINT.length())) {
      page.line(beginning + line);
      beginning = " ".repeat(POINT.length());
    }
  }

  /** Whether a column tells rows apart; of one person's rows many do not. */
  private static boolean differs(List<List<Object>> rows, int place) {
    return rows.stream().map(row -> row.get(place)).distinct().count() > 1;
  }

  // Where rows are of days, those of the last days say how things are; else the first rows do.
  private List<List<Object>> inOrder() throws IOException {
    OptionalInt day = looked.dayInKey();
    GreatestRows rows = new GreatestRows(MOST_IN_ORDER);
    looked.forEach(
        row ->
            rows.add(row, day.isEmpty() ? 0 : ((LocalDate) row.get(day.getAsInt())).toEpochDay()));
    return rows.inOrder();
  }

  private List<List<Object>> greatest(int measure) throws IOException {
    GreatestRows rows = new GreatestRows(MOST_ROWS);
    looked.forEach(row -> rows.add(row, LookedAt.number(row.get(measure))));
    return rows.ranked();
  }
}
