package io.moraine.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The program of the DuckDB peer: opens a database, runs the SQL of the folders named, and ends.
 * Nothing else happens in its process.
 */
final class DuckDbPeer {
  private DuckDbPeer() {}

  /**
   * Runs the peer.
   *
   * @param arguments {@code NAME=VALUE}: {@code threads}; {@code memory_limit}, empty for DuckDB's
   *     own; {@code database}, the file of the database, empty for one in memory; {@code temp}, the
   *     folder that it may spill to; {@code scripts}, folders of SQL parted by commas; and what the
   *     SQL names
   */
  public static void main(String[] arguments) throws SQLException {
    Map<String, String> values = PeerArguments.parse(arguments);
    try (Connection database =
            DriverManager.getConnection("jdbc:duckdb:" + values.get("database"));
        Statement statement = database.createStatement()) {
      statement.execute("set threads = " + Integer.parseInt(values.get("threads")));
      statement.execute("set preserve_insertion_order = false");
      statement.execute("set temp_directory = '" + values.get("temp").replace("'", "''") + "'");
      if (!values.get("memory_limit").isEmpty()) {
        statement.execute("set memory_limit = '" + values.get("memory_limit") + "'");
      }
      StatementLog log = new StatementLog();
      for (Path script : PeerArguments.scripts(values)) {
        for (String sql : Script.ofFolder(script, values)) {
          statement.execute(sql);
          log.done(sql);
        }
      }
    }
  }
}
