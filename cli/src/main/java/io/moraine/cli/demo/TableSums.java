package io.moraine.cli.demo;

import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.schemas.Money;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts and sums of a table, by reading it row by row. */
final class TableSums {
  private final WarehouseTable table;

  private TableSums(WarehouseTable table) {
    this.table = table;
  }

  static TableSums of(Warehouse warehouse, TableDefinition definition) {
    return new TableSums(warehouse.table(definition));
  }

  long rows() {
    return rowsWhere(null);
  }

  /** The rows for which a condition holds; null for all. */
  long rowsWhere(String condition) {
    long[] count = {0};
    String anyColumn = table.definition().columns().get(0).name();
    read(condition, row -> count[0]++, anyColumn);
    return count[0];
  }

  /** How many rows have each value of a text column. */
  Map<String, Long> rowsBy(String column) {
    Map<String, Long> counts = new TreeMap<>();
    read(null, row -> counts.merge(row.text(0), 1L, Long::sum), column);
    return counts;
  }

  long sum(String column) {
    long[] sum = {0};
    read(null, row -> sum[0] += row.longOr(0, 0), column);
    return sum[0];
  }

  /** The sum of amounts in each currency. */
  Map<String, BigDecimal> moneyByCurrency(String column, String condition) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    read(
        condition,
        row -> sums.merge(row.text(1), Money.ofMillionths(row.longAt(0)), BigDecimal::add),
        column,
        "currency");
    return sums;
  }

  /** Shows every row for which a condition holds (null for all) by those columns. */
  void read(String condition, Consumer<RowView> reader, String... columns) {
    Query query =
        Query.of(
            table, Arrays.asList(columns), Optional.ofNullable(condition), OptionalLong.empty());
    try (RowCursor rows = query.rows()) {
      while (rows.next()) {
        reader.accept(rows.row());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
