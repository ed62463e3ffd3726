package io.moraine.pipelines.results;

import io.moraine.pipelines.TestWarehouse;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.warehouse.StoredFile;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;

/** The tables of a warehouse as DuckDB sees them, and the first and last day and main currency. */
final class TwinData implements AutoCloseable {
  private final Connection database;

  private TwinData(Connection database) {
    this.database = database;
  }

  static TwinData of(TestWarehouse warehouse) throws SQLException {
    TwinData data = new TwinData(DriverManager.getConnection("jdbc:duckdb:"));
    data.execute("set TimeZone = 'UTC'");
    for (String schema : List.of("raw", "facts", "results")) {
      data.execute("create schema " + schema);
    }
    for (TableDefinition table : Tables.ALL) {
      data.table(table, warehouse.files(table));
    }
    data.execute(
        "create table main as select (select currency from facts.revenue where currency is not null"
            + " group by currency order by count(*) desc, currency limit 1) as currency,"
            + " min(event_date) as first_day, max(event_date) as last_day from raw.events");
    return data;
  }

  private void table(TableDefinition table, List<StoredFile> files) throws SQLException {
    String paths =
        files.stream()
            .map(file -> "'" + path(file.location()) + "'")
            .collect(Collectors.joining(", "));
    String columns =
        table.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
    if (files.isEmpty()) {
      execute(
          "create table %s (%s)"
              .formatted(
                  table.name(),
                  table.columns().stream()
                      .map(column -> column.name() + " " + sqlType(column.type()))
                      .collect(Collectors.joining(", "))));
    } else {
      execute(
          "create table %s as select %s from read_parquet([%s], union_by_name = true, hive_partitioning = false)"
              .formatted(table.name(), columns, paths));
    }
  }

  // Lists and maps have no rows to show here, so that any type will do.
  private static String sqlType(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> "boolean";
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case DOUBLE -> "double";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp with time zone";
      case DECIMAL -> "decimal(18, 6)";
      default -> "varchar";
    };
  }

  private static String path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)).toString() : location;
  }

  /** The rows of a query, each by column in the query's order. */
  List<Map<String, Object>> rows(String sql) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns; i++) {
          row.put(result.getMetaData().getColumnName(i), result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
