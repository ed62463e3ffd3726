package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a peer's rows are ours: each row as often on one side as on the other, day by day so that
 * memory stays bounded, and whether the peer's own ids name its rows. Both sides' Parquet is read
 * by DuckDB, ours by the files that the tables' current snapshots name.
 *
 * <p>Times are compared as microseconds of UTC, maps by their sorted entries, numbers by value.
 */
final class Answers implements AutoCloseable {
  private static final int ROWS_SHOWN = 3;
  private static final String OURS = "ours";
  private static final String THEIRS = "theirs";

  private final Connection connection;
  private final Statement statement;

  private Answers(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
  }

  /**
   * Our side.
   *
   * @param warehouse the folder of a warehouse whose facts are built
   * @param temp where rows may be spilled to
   */
  static Answers of(Path warehouse, Path temp) {
    try {
      Answers answers = new Answers(DriverManager.getConnection("jdbc:duckdb:"));
      answers.execute("set temp_directory = '%s'", quoted(temp));
      answers.execute("set preserve_insertion_order = false");
      answers.execute("set TimeZone = 'UTC'");
      try (Warehouse tables = Warehouse.open(WarehouseSettings.embedded(warehouse))) {
        for (Output output : Output.values()) {
          answers.createView(output.made(OURS), ourFiles(tables, output.table()));
        }
      }
      return answers;
    } catch (SQLException failure) {
      throw failed("Our tables in " + warehouse, failure);
    }
  }

  /** The version of the DuckDB that compares, and that is the peer. */
  static String databaseVersion() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException failure) {
      throw failed("DuckDB's version", failure);
    }
  }

  /**
   * Compares outputs with a peer's.
   *
   * @param peer what the peer is called
   * @param theirs the folder with its {@code NAME.parquet}, a file or a folder of files
   * @throws MoraineException if a row of one side is not on the other, naming the columns that
   *     differ and showing the first rows
   */
  void requireEqual(String peer, Path theirs, Collection<Output> outputs) {
    List<String> differences = new ArrayList<>();
    for (Output output : outputs) {
      try {
        createView(output.made(THEIRS), parquet(theirs, output));
        // Their sessions are needed to tell which session an id of theirs is.
        createView(Output.SESSIONS.made(THEIRS), parquet(theirs, Output.SESSIONS));
        requireAllColumns(peer, output);
        compare(peer, output).ifPresent(differences::add);
        ids(peer, output).ifPresent(differences::add);
      } catch (SQLException failure) {
        throw failed("The %s of %s".formatted(output.label(), peer), failure);
      }
    }
    if (!differences.isEmpty()) {
      throw new MoraineException(
          BenchError.DIFFERENCE,
          "The answers of %s, in %s, are not ours.%n%s"
              .formatted(peer, theirs, String.join(System.lineSeparator(), differences)));
    }
  }

  private Optional<String> compare(String peer, Output output) throws SQLException {
    execute("create or replace view ours as %s", output.rows(OURS));
    execute("create or replace view theirs as %s", output.rows(THEIRS));
    Map<String, String> columns = columns(THEIRS);
    String selected =
        columns.entrySet().stream()
            .map(column -> comparable(column.getKey(), column.getValue()))
            .collect(Collectors.joining(", "));
    Set<String> days = new TreeSet<>();
    query(
        "select distinct cast(d as varchar) from (select %1$s as d from ours union all select %1$s from theirs)"
            .formatted(output.day()),
        row -> days.add(row.getString(1)));
    if (days.isEmpty()) {
      return Optional.of(output.label() + ": neither side has any row.");
    }
    for (String day : days) {
      for (String side : List.of(OURS, THEIRS)) {
        execute(
            "create or replace temp table %1$s_of_day as select %2$s from %1$s where %3$s = date '%4$s'",
            side, selected, output.day(), day);
      }
      Difference difference = difference(output, columns.keySet());
      if (difference.rows() > 0) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s of %s: %,d rows of ours are not %s's, %,d of its rows are not ours.%n%s",
                output.label(),
                day,
                difference.ofOurs,
                peer,
                difference.ofTheirs,
                told(output, columns.keySet())));
      }
    }
    return Optional.empty();
  }

  /** How many rows each side has that the other has not, or not as often. */
  private record Difference(long ofOurs, long ofTheirs) {
    long rows() {
      return ofOurs + ofTheirs;
    }
  }

  /**
   * Where the key names a single row on either side, rows are the same if those of the same key
   * are, which a join finds out many times faster than a difference of sets.
   */
  private Difference difference(Output output, Set<String> columns) throws SQLException {
    String key = String.join(", ", output.key());
    if (isRepeated(OURS, key) || isRepeated(THEIRS, key)) {
      return new Difference(
          count("from ours_of_day except all from theirs_of_day"),
          count("from theirs_of_day except all from ours_of_day"));
    }
    String first = output.key().get(0);
    String differing =
        columns.stream()
            .filter(column -> !output.key().contains(column))
            .map(column -> "o.%1$s is distinct from t.%1$s".formatted(column))
            .collect(Collectors.joining(" or "));
    String same =
        output.key().stream()
            .map(column -> "o.%1$s = t.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));
    List<Difference> found = new ArrayList<>();
    query(
        ("select count(o.%1$s), count(t.%1$s) from ours_of_day o full join theirs_of_day t on %2$s"
                + " where o.%1$s is null or t.%1$s is null or %3$s")
            .formatted(first, same, differing),
        row -> found.add(new Difference(row.getLong(1), row.getLong(2))));
    return found.get(0);
  }

  private boolean isRepeated(String side, String key) throws SQLException {
    return count("select 1 from %s_of_day group by %s having count(*) > 1".formatted(side, key))
        > 0;
  }

  /** Refuses a peer that makes less, or other columns, than what is compared. */
  private void requireAllColumns(String peer, Output output) throws SQLException {
    Set<String> theirs = new TreeSet<>(columns(output.made(THEIRS)).keySet());
    Set<String> expected = new TreeSet<>(columns(output.made(OURS)).keySet());
    expected.removeAll(output.leftOut());
    if (!expected.equals(theirs)) {
      Set<String> missing = new TreeSet<>(expected);
      missing.removeAll(theirs);
      Set<String> unknown = new TreeSet<>(theirs);
      unknown.removeAll(expected);
      throw new MoraineException(
          BenchError.DIFFERENCE,
          "The %s of %s lack the columns %s and have the unknown columns %s."
              .formatted(output.label(), peer, missing, unknown));
    }
  }

  /** The columns in which rows of the same key differ, then the first rows that one side lacks. */
  private String told(Output output, Set<String> columns) throws SQLException {
    List<String> lines = new ArrayList<>();
    String key = String.join(", ", output.key());
    for (String column : columns) {
      if (!output.key().contains(column)) {
        query(
            ("select count(*), any_value(row(%1$s)), any_value(o.%2$s), any_value(t.%2$s)"
                    + " from ours_of_day o join theirs_of_day t using (%1$s)"
                    + " where o.%2$s is distinct from t.%2$s having count(*) > 0")
                .formatted(key, column),
            row ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  %s differs in %,d rows, such as %s: ours is %s, theirs %s",
                        column,
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4))));
      }
    }
    only(OURS, THEIRS, key, lines);
    only(THEIRS, OURS, key, lines);
    return String.join(System.lineSeparator(), lines);
  }

  private void only(String side, String other, String key, List<String> lines) throws SQLException {
    query(
        "select row(columns(*)) from (from %s_of_day anti join %s_of_day using (%s)) order by 1 limit %s"
            .formatted(side, other, key, ROWS_SHOWN),
        row -> lines.add("  only %s: %s".formatted(side, row.getString(1))));
  }

  /** Tells where the peer's ids of an output's own rows do not name them. */
  private Optional<String> ids(String peer, Output output) throws SQLException {
    if (output.ownId().isEmpty()) {
      return Optional.empty();
    }
    String id = output.ownId().get();
    long rows = count("from " + output.made(THEIRS));
    long different =
        count(
            "select distinct %1$s from %2$s where %1$s is not null"
                .formatted(id, output.made(THEIRS)));
    return rows == different
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %,d rows of %s have %,d different %s.",
                output.label(),
                rows,
                peer,
                different,
                id));
  }

  private static String ourFiles(Warehouse tables, TableDefinition definition) {
    List<String> files =
        tables.table(definition).slices().values().stream()
            .flatMap(List::stream)
            .map(StoredFile::location)
            .map(location -> "'" + location.replaceFirst("^file:", "").replace("'", "''") + "'")
            .toList();
    if (files.isEmpty()) {
      throw new MoraineException(
          BenchError.DIFFERENCE,
          "Our %s has no rows to compare; simulate more events.".formatted(definition.name()));
    }
    return "read_parquet([%s], hive_partitioning = false)".formatted(String.join(", ", files));
  }

  private void createView(String name, String files) throws SQLException {
    execute("create or replace view %s as select * from %s", name, files);
  }

  private Map<String, String> columns(String view) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    query("describe " + view, row -> columns.put(row.getString(1), row.getString(2)));
    return columns;
  }

  private static String parquet(Path folder, Output output) {
    String file = quoted(folder.resolve(output.label() + ".parquet"));
    return Files.isDirectory(Path.of(file))
        ? "read_parquet('%s/*.parquet', hive_partitioning = false)".formatted(file)
        : "read_parquet('%s')".formatted(file);
  }

  private static String comparable(String column, String type) {
    if (type.startsWith("TIMESTAMP")) {
      return "cast(%1$s as timestamp) as %1$s".formatted(column);
    }
    return type.startsWith("MAP")
        ? "list_sort(map_entries(%1$s)) as %1$s".formatted(column)
        : column;
  }

  private long count(String rows) throws SQLException {
    List<Long> counts = new ArrayList<>();
    query("select count(*) from (%s)".formatted(rows), row -> counts.add(row.getLong(1)));
    return counts.get(0);
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, RowReader reader) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private void execute(String sql, Object... parts) throws SQLException {
    statement.execute(parts.length == 0 ? sql : sql.formatted(parts));
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }

  private static MoraineException failed(String what, SQLException failure) {
    return new MoraineException(
        BenchError.STATEMENT,
        "%s cannot be compared: %s".formatted(what, failure.getMessage()),
        failure);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed("The answers", failure);
    }
  }
}
