package io.moraine.cli.analyze;

import io.moraine.blocks.Shape;
import io.moraine.cli.Terminal;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What people read: of each module its question, of each table how much there is and the part that
 * they look at first, drawn where numbers have a course. Memory holds a number for each group of a
 * table, never its rows.
 */
public final class Summary implements AnalysisReport {
  private static final int MOST_ROWS = 10;
  private static final int MOST_LINES = 30;
  private static final int MOST_POINTS = 28;
  private static final int BAR = 12;
  private static final int CELL = 5;
  private static final int WIDTH_ELSEWHERE = 120;

  private final PrintStream out;
  private final AnalysisScope scope;
  private final int width;

  public Summary(PrintStream out, Terminal terminal, AnalysisScope scope) {
    this.out = out;
    this.scope = scope;
    this.width = terminal.width().orElse(WIDTH_ELSEWHERE);
    heading();
  }

  private void heading() {
    String days =
        scope.firstDay().isEmpty()
            ? "no events"
            : scope.firstDay().get() + " to " + scope.lastDay().orElseThrow();
    out.printf(
        "%s, %s%s%s%n",
        scope.warehouse(),
        days,
        scope.currency().map(currency -> ", money in " + currency).orElse(""),
        scope.person().map(person -> ", of " + person).orElse(""));
    if (scope.from().isPresent() || scope.to().isPresent()) {
      out.printf(
          "Tables that are cut by day: %s to %s. All others are of all days.%n",
          scope.from().map(LocalDate::toString).orElse("the first day"),
          scope.to().map(LocalDate::toString).orElse("the last"));
    }
  }

  @Override
  public void module(AnalyzedModule module) throws IOException {
    String heading = module.name() + ": " + module.question();
    out.printf("%n%s%n%s%n", heading, "═".repeat(Math.min(width, heading.length())));
    module.notes().forEach(out::println);
    for (Section section : module.sections()) {
      table(section);
    }
    out.flush();
  }

  @Override
  public void failed(String module, MoraineException failure) {
    out.printf("%n%s failed: %s [%s]%n", module, failure.getMessage(), failure.code());
  }

  @Override
  public void close() {
    out.flush();
  }

  private void table(Section section) throws IOException {
    TableDefinition table = section.definition();
    TableView view = TableView.of(table, section.measure());
    Groups groups = new Groups(view, table);
    section.forEachRow(groups::add);
    String grain = table.grain();
    out.printf(
        Locale.ROOT,
        "%n%s: %s%s, %,d rows%s%s%n",
        table.name(),
        grain.substring(0, 1).toLowerCase(Locale.ROOT),
        grain.substring(1, grain.length() - 1),
        groups.rows,
        groups.days(),
        groups.total(table));
    if (groups.rows == 0) {
      return;
    }
    switch (view.kind()) {
      case DAYS -> days(section, view, groups);
      case FIELD -> field(section, view, groups);
      case LIST -> list(section, view, groups);
    }
  }

  // ---- a course of days -------------------------------------------------------------------------

  private void days(Section section, TableView view, Groups groups) throws IOException {
    TableDefinition table = section.definition();
    int measure = view.measure().orElseThrow();
    boolean adds = groups.adds;
    List<List<Object>> shown = groups.most(MOST_ROWS);
    Days span = new Days(groups.firstDay, groups.lastDay);
    Map<List<Object>, Double[]> courses = new HashMap<>();
    Map<List<Object>, Object> last = new HashMap<>();
    shown.forEach(group -> courses.put(group, new Double[span.points()]));
    section.forEachRow(
        row -> {
          List<Object> group = at(row, view.groups());
          Double[] course = courses.get(group);
          if (course != null && row.get(measure) instanceof Number number) {
            int point = span.point((LocalDate) row.get(view.down()));
            course[point] =
                adds && course[point] != null
                    ? course[point] + number.doubleValue()
                    : number.doubleValue();
            last.put(group, number);
          }
        });
    List<ResultColumn> columns = new ArrayList<>();
    view.groups().forEach(place -> columns.add(column(table, place)));
    String name = table.columns().get(measure).name();
    columns.add(ResultColumn.number(adds ? "sum of " + name : "last " + name));
    columns.add(ResultColumn.drawing(span.name()));
    try (ResultWriter result = writer(columns)) {
      for (List<Object> group : shown) {
        List<Object> values = new ArrayList<>(group);
        values.add(adds ? groups.sums.get(group).value() : last.get(group));
        values.add(Drawing.course(courses.get(group)));
        result.row(values);
      }
    }
    more(groups.sums.size() - shown.size(), "groups");
  }

  /** Days, some of them together where there are more than go on a line. */
  private record Days(LocalDate first, LocalDate last) {
    private int together() {
      return (int) (ChronoUnit.DAYS.between(first, last) / MOST_POINTS) + 1;
    }

    int points() {
      return point(last) + 1;
    }

    int point(LocalDate day) {
      return (int) (ChronoUnit.DAYS.between(first, day) / together());
    }

    String name() {
      return together() == 1 ? "by day" : "by " + together() + " days";
    }
  }

  // ---- a field ----------------------------------------------------------------------------------

  private void field(Section section, TableView view, Groups groups) throws IOException {
    TableDefinition table = section.definition();
    int measure = view.measure().orElse(view.across());
    List<Object> shown = groups.most(1).get(0);
    TreeMap<Comparable<Object>, TreeMap<Integer, Double>> field = new TreeMap<>();
    section.forEachRow(
        row -> {
          if (at(row, view.groups()).equals(shown) && row.get(measure) instanceof Number number) {
            field
                .computeIfAbsent(comparable(row.get(view.down())), down -> new TreeMap<>())
                .put(((Number) row.get(view.across())).intValue(), number.doubleValue());
          }
        });
    while (field.size() > MOST_LINES + 4) {
      field.pollFirstEntry();
    }
    NestedField measured = table.columns().get(measure);
    boolean share =
        measured.type().typeId() == TypeID.DOUBLE
            && field.values().stream()
                .flatMap(line -> line.values().stream())
                .allMatch(value -> value <= 1);
    double most =
        share
            ? 1
            : field.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    String ofWhat =
        IntStream.range(0, shown.size())
            .mapToObj(i -> table.columns().get(view.groups().get(i)).name() + " " + shown.get(i))
            .collect(Collectors.joining(", "));
    out.printf(
        "%s%s by %s (down) and %s (across)%s%n",
        measured.name(),
        share ? ", per cent," : "",
        table.columns().get(view.down()).name(),
        table.columns().get(view.across()).name(),
        ofWhat.isEmpty() ? "" : ": " + ofWhat);
    print(field, share, most);
    more(groups.sums.size() - 1, "such fields");
  }

  private void print(
      TreeMap<Comparable<Object>, TreeMap<Integer, Double>> field, boolean share, double most) {
    int margin = field.keySet().stream().mapToInt(down -> down.toString().length()).max().orElse(0);
    int room = Math.max(1, (width - margin) / (CELL + 1));
    List<Integer> across =
        field.values().stream()
            .flatMap(line -> line.keySet().stream())
            .distinct()
            .sorted()
            .limit(room)
            .toList();
    StringBuilder line = new StringBuilder(" ".repeat(margin));
    across.forEach(place -> line.append(String.format(Locale.ROOT, " %" + CELL + "d", place)));
    out.println(line);
    field.forEach(
        (down, values) -> {
          StringBuilder cells = new StringBuilder();
          cells.append(" ".repeat(margin - down.toString().length())).append(down);
          for (int place : across) {
            Double value = values.get(place);
            cells
                .append(' ')
                .append(value == null ? " ".repeat(CELL) : Drawing.cell(value, most, share));
          }
          out.println(cells.toString().stripTrailing());
        });
  }

  // ---- a list -----------------------------------------------------------------------------------

  private void list(Section section, TableView view, Groups groups) throws IOException {
    TableDefinition table = section.definition();
    List<List<Object>> rows =
        view.inTableOrder() || view.measure().isEmpty()
            ? first(section)
            : greatest(section, view.measure().get());
    List<Integer> places =
        IntStream.range(0, table.columns().size())
            .filter(place -> TableView.says(table.columns().get(place)))
            .filter(place -> rows.stream().anyMatch(row -> row.get(place) != null))
            .filter(place -> scope.person().isEmpty() || rows.size() == 1 || differs(rows, place))
            .boxed()
            .toList();
    if (rows.size() == 1) {
      single(table, rows.get(0), places);
      return;
    }
    boolean drawn = view.measure().isPresent();
    List<ResultColumn> columns = new ArrayList<>();
    for (int place : places) {
      columns.add(column(table, place));
      if (drawn && place == view.measure().get()) {
        columns.add(ResultColumn.drawing(""));
      }
    }
    double most =
        drawn
            ? rows.stream()
                .mapToDouble(row -> number(row.get(view.measure().get())))
                .max()
                .orElse(0)
            : 0;
    try (ResultWriter result = writer(columns)) {
      for (List<Object> row : rows) {
        List<Object> values = new ArrayList<>();
        for (int place : places) {
          values.add(row.get(place));
          if (drawn && place == view.measure().get()) {
            values.add(Drawing.bar(number(row.get(place)), most, BAR));
          }
        }
        result.row(values);
      }
    }
    more(groups.rows - rows.size(), "rows");
  }

  /** Whether a column tells rows apart; of one person's rows many do not. */
  private static boolean differs(List<List<Object>> rows, int place) {
    return rows.stream().map(row -> row.get(place)).distinct().count() > 1;
  }

  private void single(TableDefinition table, List<Object> row, List<Integer> places) {
    try (ResultWriter result =
        writer(List.of(ResultColumn.text("column"), ResultColumn.text("value")))) {
      places.forEach(
          place -> result.row(List.of(table.columns().get(place).name(), row.get(place))));
    }
  }

  private static List<List<Object>> first(Section section) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    section.forEachRow(
        row -> {
          if (rows.size() < MOST_LINES) {
            rows.add(row);
          }
        });
    return rows;
  }

  private record Placed(List<Object> row, double measure, long place) {}

  /** Of equal measure the first in the table. */
  private static List<List<Object>> greatest(Section section, int measure) throws IOException {
    Comparator<Placed> better =
        Comparator.comparingDouble(Placed::measure).reversed().thenComparingLong(Placed::place);
    PriorityQueue<Placed> best = new PriorityQueue<>(better.reversed());
    long[] place = {0};
    section.forEachRow(
        row -> {
          best.add(new Placed(row, number(row.get(measure)), place[0]++));
          if (best.size() > MOST_ROWS) {
            best.poll();
          }
        });
    return best.stream().sorted(better).map(Placed::row).toList();
  }

  // ---- what all have in common ------------------------------------------------------------------

  /** What is counted of all rows, group by group, before any is shown. */
  private static final class Groups {
    final Map<List<Object>, Sum> sums = new LinkedHashMap<>();
    final boolean adds;
    private final TableView view;
    private final int dayPlace;
    long rows;
    LocalDate firstDay;
    LocalDate lastDay;

    Groups(TableView view, TableDefinition table) {
      this.view = view;
      // Numbers that count add up; a ratio does not, and the order of the table stands for it.
      this.adds =
          view.measure()
              .filter(place -> table.columns().get(place).type().typeId() != TypeID.DOUBLE)
              .isPresent();
      this.dayPlace =
          view.kind() == TableView.Kind.DAYS
              ? view.down()
              : table.slicing().dayColumn().map(table::ordinal).orElse(-1);
    }

    void add(List<Object> row) {
      rows++;
      if (dayPlace >= 0) {
        LocalDate day = (LocalDate) row.get(dayPlace);
        firstDay = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
      }
      if (view.kind() != TableView.Kind.LIST) {
        Sum sum = sums.computeIfAbsent(at(row, view.groups()), group -> new Sum());
        if (adds) {
          sum.add(row.get(view.measure().orElseThrow()));
        } else {
          sum.add(1L);
        }
      }
    }

    /** The groups with most of the measure; of equal ones the first in the table. */
    List<List<Object>> most(int count) {
      return sums.entrySet().stream()
          .sorted(
              Comparator.comparing(
                  (Map.Entry<List<Object>, Sum> group) -> group.getValue().value(),
                  Comparator.comparingDouble(Number::doubleValue).reversed()))
          .limit(adds ? count : Math.max(count, Math.min(sums.size(), count == 1 ? 1 : MOST_LINES)))
          .map(Map.Entry::getKey)
          .toList();
    }

    /** What all groups have together of a measure that adds up. */
    String total(TableDefinition table) {
      if (!adds || view.kind() != TableView.Kind.DAYS || rows == 0) {
        return "";
      }
      Sum total = new Sum();
      sums.values().forEach(sum -> total.add(sum.value()));
      String name = table.columns().get(view.measure().orElseThrow()).name();
      return total.value() instanceof BigDecimal decimal
          ? String.format(Locale.ROOT, "; sum of %s %,.2f", name, decimal)
          : String.format(Locale.ROOT, "; sum of %s %,d", name, total.value().longValue());
    }

    String days() {
      return firstDay == null ? "" : " of " + firstDay + " to " + lastDay;
    }
  }

  /** A sum of whole or of decimal numbers. */
  private static final class Sum {
    private long whole;
    private BigDecimal decimal;

    void add(Object value) {
      if (value instanceof BigDecimal more) {
        decimal = decimal == null ? more : decimal.add(more);
      } else if (value instanceof Number more) {
        whole += more.longValue();
      }
    }

    Number value() {
      return decimal == null ? (Number) whole : decimal;
    }
  }

  private ResultWriter writer(List<ResultColumn> columns) {
    return ResultFormat.TABLE.writer(out, new Terminal(OptionalInt.of(width)), columns);
  }

  private void more(long count, String what) {
    if (count > 0) {
      out.printf(Locale.ROOT, "… and %,d more %s%n", count, what);
    }
  }

  private static ResultColumn column(TableDefinition table, int place) {
    return RowValues.columns(Shape.of(table.struct()).project(place)).get(0);
  }

  private static List<Object> at(List<Object> row, List<Integer> places) {
    return places.stream().map(row::get).collect(Collectors.toCollection(ArrayList::new));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  @SuppressWarnings("unchecked") // values of a column are of one type, and ordered
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }
}
