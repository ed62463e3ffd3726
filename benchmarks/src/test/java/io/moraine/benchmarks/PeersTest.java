package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.moraine.schemas.MoraineException;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  @TempDir private static Path folder;

  private static PeerInput input;
  private static Path duckDb;

  @BeforeAll
  static void answer() throws SQLException {
    input = PeerInput.in(folder);
    duckDb = folder.resolve("duckdb");
    DuckDbPeer.main(arguments(input.values("duckdb", duckDb)));
  }

  @Test
  void duckDbGivesOurAnswers() {
    requireEqual(duckDb, EnumSet.allOf(Output.class));
  }

  @Test
  void duckDbGivesTheSameFromStoredEvents() throws SQLException {
    Path facts = folder.resolve("backfill");
    Map<String, String> values = input.values("duckdb", facts);
    values.put("events", duckDb.resolve("events.parquet").toString());
    values.put("scripts", values.get("scripts").replace("nightly", "backfill"));
    DuckDbPeer.main(arguments(values));
    requireEqual(facts, Job.BACKFILL.outputs());
  }

  // Starting Spark costs many times what DuckDB takes; it is tried where somebody has built it.
  @Test
  void sparkGivesOurAnswers() {
    Project project =
        new Project(
            Path.of("..").toAbsolutePath().normalize(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Path.of("target", "classes").toAbsolutePath()
                + File.pathSeparator
                + System.getProperty("java.class.path"));
    assumeTrue(
        Boolean.getBoolean("moraine.bench.spark") && SparkEngine.isBuilt(project),
        "Spark is tried with -Dmoraine.bench.spark=true, once runners/spark is built.");
    Bout bout =
        new Bout(
            project,
            new SimulatedLogs(input.logs().getParent(), 0, 0, 0, 0),
            Job.NIGHTLY,
            2,
            folder.resolve("bout"));
    SparkEngine spark = new SparkEngine(bout, "2g");
    spark.prepare();
    spark.run();
    requireEqual(spark.made(), EnumSet.allOf(Output.class));
  }

  @Test
  void aDifferenceIsShownByColumnAndRow() throws SQLException {
    Path wrong =
        changed("sessions", "select * replace (events + (visitor_id = 'gaps')::bigint as events)");
    assertThatThrownBy(() -> requireEqual(wrong, EnumSet.of(Output.SESSIONS)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("2 rows of ours are not duckdb's, 2 of its rows are not ours")
        .hasMessageContaining("events differs in 2 rows")
        .hasMessageContaining("gaps");
  }

  @Test
  void aMissingRowIsADifference() throws SQLException {
    Path wrong = changed("carts", "select * exclude (n) from (select *, row_number() over () as n");
    assertThatThrownBy(() -> requireEqual(wrong, EnumSet.of(Output.CARTS)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("1 rows of ours are not duckdb's, 0 of its rows are not ours")
        .hasMessageContaining("only ours: ");
  }

  @Test
  void aColumnThatIsNotMadeIsADifference() throws SQLException {
    Path wrong = changed("paths", "select * exclude (repeats)");
    assertThatThrownBy(() -> requireEqual(wrong, EnumSet.of(Output.PATHS)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("lack the columns [repeats]");
  }

  @Test
  void idsThatNameNoSessionAreADifference() throws SQLException {
    Path wrong = changed("paths", "select * replace (md5(session_id) as session_id)");
    assertThatThrownBy(() -> requireEqual(wrong, EnumSet.of(Output.PATHS)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("rows of ours are not duckdb's");
  }

  @Test
  void idsThatAreNotDifferentAreADifference() throws SQLException {
    Path wrong = changed("revenue", "select * replace (order_id as line_id)");
    assertThatThrownBy(() -> requireEqual(wrong, EnumSet.of(Output.REVENUE)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("different line_id.");
  }

  private static void requireEqual(Path theirs, Set<Output> outputs) {
    try (Answers answers = Answers.of(input.warehouse(), folder.resolve("temp"))) {
      answers.requireEqual("duckdb", theirs, outputs);
    }
  }

  /** A copy of DuckDB's output, read through a query, beside its sessions. */
  private static Path changed(String output, String query) throws SQLException {
    Path copy = Folders.emptied(folder.resolve("wrong"));
    String end = query.contains("(select") ? ") where n > 1" : "";
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      Path sessions = duckDb.resolve("sessions.parquet");
      statement.execute(
          "copy (from '%s') to '%s'".formatted(sessions, copy.resolve("sessions.parquet")));
      statement.execute(
          "copy (%s from '%s'%s) to '%s'"
              .formatted(
                  query,
                  duckDb.resolve(output + ".parquet"),
                  end,
                  copy.resolve(output + ".parquet")));
    }
    return copy;
  }

  private static String[] arguments(Map<String, String> values) {
    List<String> arguments = PeerArguments.format(values);
    return arguments.toArray(String[]::new);
  }
}
