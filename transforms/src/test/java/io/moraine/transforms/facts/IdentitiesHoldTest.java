package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import io.moraine.schemas.Identity;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the tables say must hold, asked of DuckDB over the facts of many histories together. */
class IdentitiesHoldTest {
  private static final int HISTORIES = 300;
  private static final List<TableDefinition> FACTS =
      Tables.ALL.stream().filter(table -> table.namespace().equals("facts")).toList();

  private static Connection database;

  @BeforeAll
  static void fill() throws SQLException {
    FactSettings settings =
        FactSettings.defaults().withReportingZone(ZoneId.of("America/St_Johns"));
    List<Event> events = new ArrayList<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      events.addAll(Histories.apart(seed));
    }
    Facts facts = Facts.of(events, settings);
    database = DriverManager.getConnection("jdbc:duckdb:");
    execute("create schema facts");
    for (TableDefinition table : FACTS) {
      fill(table, facts.tables().get(table.name()));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @TestFactory
  List<DynamicTest> identities() {
    return FACTS.stream()
        .flatMap(table -> table.identities().stream().map(identity -> holds(table, identity)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> keysAreUnique() {
    return FACTS.stream()
        .map(
            table ->
                holds(
                    table,
                    new Identity(
                        "A key is there once.",
                        "select 1 from "
                            + table.name()
                            + " group by "
                            + String.join(", ", table.key())
                            + " having count(*) > 1")))
        .toList();
  }

  private static DynamicTest holds(TableDefinition table, Identity identity) {
    return DynamicTest.dynamicTest(
        table.name() + ": " + identity.sentence(),
        () -> assertThat(rows(identity.violations())).as(identity.violations()).isEmpty());
  }

  private static void fill(TableDefinition table, List<Record> rows) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + sqlType(column.type()))
            .collect(Collectors.joining(", "));
    execute("create table " + table.name() + " (" + columns + ")");
    assertThat(rows).as(table.name()).hasSizeGreaterThan(HISTORIES / 2);
    String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    try (PreparedStatement insert =
        database.prepareStatement("insert into " + table.name() + " values (" + marks + ")")) {
      for (Record row : rows) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
          insert.setObject(i + 1, sqlValue(components[i].getAccessor().invoke(row)));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sqlType(Type type) {
    return switch (type.typeId()) {
      case STRING -> "varchar";
      case LONG -> "bigint";
      case INTEGER -> "integer";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case DECIMAL -> "decimal(18, 6)";
      case LIST -> "varchar";
      default -> throw new IllegalArgumentException("No column of facts is a " + type + ".");
    };
  }

  private static Object sqlValue(Object value) {
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return value instanceof List<?> list ? list.toString() : value;
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
