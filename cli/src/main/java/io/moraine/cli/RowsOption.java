package io.moraine.cli;

import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.WarehouseTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options of commands that read rows: which rows, and what of them. */
final class RowsOption {
  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Only rows for which it holds: =, <>, <, <=, >, >=, between, in, like, is null, not, and,"
              + " or; text, days and times in single quotes.")
  private String where;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "Only these columns, in this order, parted by commas.")
  private List<String> columns = List.of();

  Query query(WarehouseTable table, OptionalLong limit) {
    return Query.of(table, columns, Optional.ofNullable(where), limit);
  }

  /** The same rows by one column only: the cheapest way to count them. */
  Query countable(WarehouseTable table) {
    TableDefinition definition = table.definition();
    return Query.of(
        table,
        List.of(definition.columns().get(0).name()),
        Optional.ofNullable(where),
        OptionalLong.empty());
  }

  boolean allRows() {
    return where == null;
  }
}
