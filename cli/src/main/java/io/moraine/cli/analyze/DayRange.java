package io.moraine.cli.analyze;

import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From which day to which, both included; of tables that are cut by day. A row of any other is of
 * all days, and cannot be made of some.
 */
public record DayRange(Optional<LocalDate> from, Optional<LocalDate> to) {

  /** What must hold of rows of that table beside another condition; empty where nothing must. */
  public Optional<String> condition(TableDefinition table, Optional<String> other) {
    Optional<String> day = table.slicing().dayColumn();
    String all =
        Stream.of(
                other.map(condition -> "(" + condition + ")"),
                day.flatMap(column -> from.map(first -> column + " >= '" + first + "'")),
                day.flatMap(column -> to.map(last -> column + " <= '" + last + "'")))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
