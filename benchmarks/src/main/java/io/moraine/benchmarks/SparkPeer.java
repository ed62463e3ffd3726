package io.moraine.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The program of the Spark peer: opens a local session, runs the SQL of the folders named, and
 * ends.
 *
 * <p>Spark is on the class path of this program alone, not of the benchmarks, so its session is
 * called by reflection: {@code builder}, {@code config}, {@code getOrCreate}, {@code sql}, {@code
 * stop}.
 */
final class SparkPeer {
  private SparkPeer() {}

  /**
   * Runs the peer.
   *
   * @param arguments {@code NAME=VALUE}: {@code threads}; {@code temp}, the folder for shuffles and
   *     spills; {@code scripts}, folders of SQL parted by commas; and what the SQL names
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Map<String, String> values = PeerArguments.parse(arguments);
    Object session = session(values);
    Method sql = session.getClass().getMethod("sql", String.class);
    StatementLog log = new StatementLog();
    try {
      for (Path script : PeerArguments.scripts(values)) {
        for (String statement : Script.ofFolder(script, values)) {
          run(sql, session, statement);
          log.done(statement);
        }
      }
    } finally {
      session.getClass().getMethod("stop").invoke(session);
    }
  }

  /** The settings in which this differs from a session as it comes, each with its reason. */
  private static Map<String, String> settings(Map<String, String> values) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.local.dir", values.get("temp"));
    settings.put("spark.sql.warehouse.dir", values.get("temp"));
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.sql.session.timeZone", "UTC");
    // The default of 200 is for clusters; these keep two cores busy and fit their memory.
    settings.put("spark.sql.shuffle.partitions", "32");
    // Dimensions of some tens of megabytes are cheaper to copy than to shuffle against.
    settings.put("spark.sql.autoBroadcastJoinThreshold", "64m");
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    return settings;
  }

  private static Object session(Map<String, String> values) throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.apache.spark.sql.SparkSession");
    Object builder = type.getMethod("builder").invoke(null);
    Method master = builder.getClass().getMethod("master", String.class);
    master.invoke(builder, "local[" + Integer.parseInt(values.get("threads")) + "]");
    Method config = builder.getClass().getMethod("config", String.class, String.class);
    for (Map.Entry<String, String> setting : settings(values).entrySet()) {
      config.invoke(builder, setting.getKey(), setting.getValue());
    }
    return builder.getClass().getMethod("getOrCreate").invoke(builder);
  }

  private static void run(Method sql, Object session, String statement)
      throws ReflectiveOperationException {
    try {
      sql.invoke(session, statement);
    } catch (InvocationTargetException failure) {
      throw new IllegalStateException("Spark refuses: " + statement, failure.getCause());
    }
  }
}
