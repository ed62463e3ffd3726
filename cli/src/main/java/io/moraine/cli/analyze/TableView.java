package io.moraine.cli.analyze;

import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.Highlight.Adding;
import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * How people look at a table, as its definition suggests and its analysis says:
 *
 * <ul>
 *   <li>what the analysis wants as a list in the table's order is that;
 *   <li>a key with a column whose values are to stand side by side is a cross table;
 *   <li>a key with a day, or a time of the week, and a number is a field of two directions, such as
 *       a cohort's retention;
 *   <li>a key with a day is a course of days, for each group of what else is in the key;
 *   <li>any other table is a list: in the table's own order where that begins with something that
 *       is no key, else from the most of the measure to the least.
 * </ul>
 *
 * @param kind which of these
 * @param groups places of the key columns that are not drawn
 * @param down the place of the key column that goes down a field, or along the days; else -1
 * @param across the place of the key column that goes across a field or a cross table; else -1
 * @param measure the place of the column that is ranked and drawn
 * @param shown places of the columns of a list; of a course those that are summed beside it
 * @param only the text that columns of the rows looked at have, by place
 * @param adding which rows' measures add up; none of a measure that is a ratio
 * @param inTableOrder whether a list keeps the table's order
 */
record TableView(
    Kind kind,
    List<Integer> groups,
    int down,
    int across,
    Optional<Integer> measure,
    List<Integer> shown,
    Map<Integer, String> only,
    Adding adding,
    boolean inTableOrder) {
  /** The ways. */
  enum Kind {
    CROSS,
    FIELD,
    DAYS,
    LIST
  }

  /** Columns that stand on every row and are no news. */
  private static final Set<String> STAMPS = Set.of("definition", "bots", "currency");

  /** How the table is looked at; the measure is the first that there is where none is named. */
  static TableView of(Highlight highlight) {
    TableDefinition table = highlight.table();
    Map<Integer, String> only = new TreeMap<>();
    highlight.only().forEach((column, text) -> only.put(table.ordinal(column), text));
    List<Integer> key =
        table.key().stream().map(table::ordinal).filter(place -> !only.containsKey(place)).toList();
    Optional<Integer> named = highlight.measure().map(table::ordinal);
    Optional<Integer> across = highlight.across().map(table::ordinal);
    List<Integer> days = key.stream().filter(place -> is(table, place, TypeID.DATE)).toList();
    List<Integer> numbers = key.stream().filter(place -> is(table, place, TypeID.INTEGER)).toList();
    Optional<Integer> measure = named.or(() -> first(table));
    Kind kind;
    int down = -1;
    if (highlight.inOrder()) {
      kind = Kind.LIST;
    } else if (across.isPresent()) {
      kind = Kind.CROSS;
    } else if (days.size() == 1 && numbers.size() == 1) {
      kind = Kind.FIELD;
      down = days.get(0);
      across = Optional.of(numbers.get(0));
      measure = named.or(() -> share(table)).or(() -> first(table));
    } else if (days.isEmpty() && numbers.size() == 2) {
      kind = Kind.FIELD;
      down = numbers.get(0);
      across = Optional.of(numbers.get(1));
    } else if (days.size() == 1 && measure.isPresent()) {
      kind = Kind.DAYS;
      down = days.get(0);
    } else {
      kind = Kind.LIST;
    }
    int drawnDown = down;
    int drawnAcross = across.orElse(-1);
    boolean counts = measure.filter(place -> !is(table, place, TypeID.DOUBLE)).isPresent();
    return new TableView(
        kind,
        kind == Kind.LIST
            ? List.of()
            : key.stream().filter(place -> place != drawnDown && place != drawnAcross).toList(),
        drawnDown,
        drawnAcross,
        measure,
        shown(highlight, kind, key, only),
        only,
        counts ? highlight.adding() : Adding.NONE,
        highlight.inOrder() || !table.key().contains(table.sortOrder().get(0)));
  }

  private static List<Integer> shown(
      Highlight highlight, Kind kind, List<Integer> key, Map<Integer, String> only) {
    TableDefinition table = highlight.table();
    Stream<Integer> named = highlight.columns().stream().map(table::ordinal);
    if (kind != Kind.LIST) {
      return named.toList();
    }
    if (!highlight.columns().isEmpty()) {
      return Stream.concat(key.stream(), named).toList();
    }
    return IntStream.range(0, table.columns().size())
        .filter(place -> says(table.columns().get(place)))
        .filter(place -> !only.containsKey(place))
        .filter(place -> !highlight.sentence().equals(Optional.of(name(table, place))))
        .boxed()
        .toList();
  }

  /** Whether the measures of a group's rows add up. */
  boolean addsWithinGroups() {
    return adding != Adding.NONE;
  }

  /** Whether a row is one of those looked at. */
  boolean sees(List<Object> row) {
    for (Map.Entry<Integer, String> wanted : only.entrySet()) {
      if (!wanted.getValue().equals(String.valueOf(row.get(wanted.getKey())))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a column says something of the row that is not the same on every other. */
  private static boolean says(NestedField column) {
    return !STAMPS.contains(column.name());
  }

  private static Optional<Integer> first(TableDefinition table) {
    return measures(table).filter(place -> !name(table, place).equals("days")).findFirst();
  }

  private static Optional<Integer> share(TableDefinition table) {
    return measures(table)
        .filter(place -> is(table, place, TypeID.DOUBLE))
        .filter(
            place -> {
              String name = name(table, place);
              return name.startsWith("rate") || name.endsWith("rate") || name.endsWith("share");
            })
        .findFirst();
  }

  // Small whole numbers are ordinals, ranks and scores: they name, and count nothing.
  private static Stream<Integer> measures(TableDefinition table) {
    return IntStream.range(0, table.columns().size())
        .boxed()
        .filter(place -> !table.key().contains(name(table, place)))
        .filter(
            place ->
                is(table, place, TypeID.LONG)
                    || is(table, place, TypeID.DECIMAL)
                    || is(table, place, TypeID.DOUBLE));
  }

  private static String name(TableDefinition table, int place) {
    return table.columns().get(place).name();
  }

  private static boolean is(TableDefinition table, int place, TypeID type) {
    return table.columns().get(place).type().typeId() == type;
  }
}
