package io.moraine.cli.analyze;

import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * How people look at a table, as its definition suggests:
 *
 * <ul>
 *   <li>a key with a day, or a time of the week, and a number is a field of two directions, such as
 *       a cohort's retention;
 *   <li>a key with a day is a course of days, for each group of what else is in the key;
 *   <li>any other table is a list: in the table's own order where that begins with something that
 *       is no key, else from the most of the measure to the least.
 * </ul>
 *
 * @param kind which of these
 * @param groups places of the key columns that are not drawn
 * @param down the place of the key column that goes down a field, or along the days; -1 in a list
 * @param across the place of the key column that goes across a field; else -1
 * @param measure the place of the column that is ranked and drawn
 * @param inTableOrder whether a list keeps the table's order
 */
record TableView(
    Kind kind,
    List<Integer> groups,
    int down,
    int across,
    Optional<Integer> measure,
    boolean inTableOrder) {
  /** The ways. */
  enum Kind {
    FIELD,
    DAYS,
    LIST
  }

  /** Columns that stand on every row and are no news. */
  private static final Set<String> STAMPS = Set.of("definition", "bots", "currency");

  /** How that table is looked at; the measure is the first that there is where none is named. */
  static TableView of(TableDefinition table, Optional<String> named) {
    List<Integer> key = table.key().stream().map(table::ordinal).toList();
    List<Integer> days = key.stream().filter(place -> is(table, place, TypeID.DATE)).toList();
    List<Integer> numbers = key.stream().filter(place -> is(table, place, TypeID.INTEGER)).toList();
    Optional<Integer> own = named.map(table::ordinal);
    if (days.size() == 1 && numbers.size() == 1) {
      return field(
          key, days.get(0), numbers.get(0), own.or(() -> share(table)).or(() -> first(table)));
    }
    if (days.isEmpty() && numbers.size() == 2) {
      return field(key, numbers.get(0), numbers.get(1), own.or(() -> first(table)));
    }
    Optional<Integer> measure = own.or(() -> first(table));
    if (days.size() == 1 && measure.isPresent()) {
      return new TableView(
          Kind.DAYS, without(key, days.get(0), days.get(0)), days.get(0), -1, measure, false);
    }
    boolean ordered = !table.key().contains(table.sortOrder().get(0));
    return new TableView(Kind.LIST, List.of(), -1, -1, measure, ordered);
  }

  private static TableView field(
      List<Integer> key, int down, int across, Optional<Integer> measure) {
    return new TableView(Kind.FIELD, without(key, down, across), down, across, measure, false);
  }

  /** Whether a column says something of the row that is not the same on every other. */
  static boolean says(NestedField column) {
    return !STAMPS.contains(column.name());
  }

  private static Optional<Integer> first(TableDefinition table) {
    return measures(table)
        .filter(place -> !table.columns().get(place).name().equals("days"))
        .findFirst();
  }

  private static Optional<Integer> share(TableDefinition table) {
    return measures(table)
        .filter(place -> is(table, place, TypeID.DOUBLE))
        .filter(
            place -> {
              String name = table.columns().get(place).name();
              return name.startsWith("rate") || name.endsWith("rate") || name.endsWith("share");
            })
        .findFirst();
  }

  // Small whole numbers are ordinals, ranks and scores: they name, and count nothing.
  private static java.util.stream.Stream<Integer> measures(TableDefinition table) {
    return java.util.stream.IntStream.range(0, table.columns().size())
        .boxed()
        .filter(place -> !table.key().contains(table.columns().get(place).name()))
        .filter(
            place ->
                is(table, place, TypeID.LONG)
                    || is(table, place, TypeID.DECIMAL)
                    || is(table, place, TypeID.DOUBLE));
  }

  private static List<Integer> without(List<Integer> places, int one, int other) {
    return places.stream().filter(place -> place != one && place != other).toList();
  }

  private static boolean is(TableDefinition table, int place, TypeID type) {
    return table.columns().get(place).type().typeId() == type;
  }
}
