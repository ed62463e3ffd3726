package io.moraine.warehouse;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a warehouse is and how its catalog is reached. The catalog is one map of Iceberg catalog
 * properties, so that SQLite, PostgreSQL and a REST catalog differ by configuration only.
 *
 * @param catalog properties of the Iceberg catalog: {@code type}, {@code uri}, {@code warehouse}
 *     (where tables are made), {@code io-impl} (how files are reached) and so on
 * @param scratch the absolute path of the folder for what runs leave while they last; shared by all
 *     workers
 * @param buckets how many buckets a new warehouse gets; {@link #AS_STORED} takes what is there, and
 *     {@value #DEFAULT_BUCKETS} for a new one
 * @param targetFileBytes about how large a data file grows before the next begins
 * @param rowGroupBytes about how much a row group of a data file takes in memory at most while it
 *     is written; it ends after 131,072 rows in any case, and where many are open together after
 *     32,768
 */
public record WarehouseSettings(
    Map<String, String> catalog,
    String scratch,
    int buckets,
    long targetFileBytes,
    int rowGroupBytes)
    implements Serializable {

  /** Leaves the number of buckets to the warehouse. */
  public static final int AS_STORED = 0;

  public static final int DEFAULT_BUCKETS = 8;

  /** The name that SQL engines must give as the name of the (JDBC) catalog. */
  public static final String CATALOG_NAME = "moraine";

  private static final String SQLITE = "jdbc:sqlite:";
  private static final long DEFAULT_TARGET_FILE_BYTES = 128L << 20;
  private static final int DEFAULT_ROW_GROUP_BYTES = 96 << 20;

  public WarehouseSettings {
    catalog = Map.copyOf(catalog);
    for (String property : List.of("uri", "warehouse", "io-impl")) {
      if (!catalog.containsKey(property)) {
        throw new IllegalArgumentException(
            "The catalog's properties lack " + property + ", and have " + catalog.keySet() + ".");
      }
    }
    if (buckets < 0) {
      throw new IllegalArgumentException(
          "A warehouse cannot have " + buckets + " buckets; give 1 or more.");
    }
  }

  /**
   * A warehouse that is a folder: {@code catalog.db} (SQLite), {@code data} and {@code scratch}.
   * Any number of processes of one machine can use it at once.
   */
  public static WarehouseSettings embedded(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    Map<String, String> catalog = new HashMap<>();
    catalog.put("type", "jdbc");
    catalog.put(
        "uri",
        SQLITE
            + root.resolve("catalog.db")
            + "?journal_mode=WAL&busy_timeout=30000&synchronous=NORMAL");
    catalog.put("jdbc.schema-version", "V1");
    catalog.put("warehouse", LocalFileIO.location(root.resolve("data")));
    catalog.put("io-impl", LocalFileIO.class.getName());
    return new WarehouseSettings(
        catalog,
        root.resolve("scratch").toString(),
        AS_STORED,
        DEFAULT_TARGET_FILE_BYTES,
        DEFAULT_ROW_GROUP_BYTES);
  }

  /** The folder of the tables, where the catalog is a file beside it; empty for any other. */
  Optional<Path> localData() {
    boolean local =
        LocalFileIO.class.getName().equals(catalog.get("io-impl"))
            && uri() != null
            && uri().startsWith(SQLITE);
    return local ? Optional.of(LocalFileIO.path(catalog.get("warehouse"))) : Optional.empty();
  }

  /** How the catalog is reached, to be said in messages. */
  String uri() {
    return catalog.get("uri");
  }

  int bucketsOrDefault() {
    return buckets == AS_STORED ? DEFAULT_BUCKETS : buckets;
  }

  /** The folder for what a run leaves while it lasts. */
  public Path scratch(String runId) {
    return Path.of(scratch).resolve(runId);
  }

  public WarehouseSettings withBuckets(int buckets) {
    return new WarehouseSettings(catalog, scratch, buckets, targetFileBytes, rowGroupBytes);
  }

  public WarehouseSettings withTargetFileBytes(long targetFileBytes) {
    return new WarehouseSettings(catalog, scratch, buckets, targetFileBytes, rowGroupBytes);
  }

  public WarehouseSettings withRowGroupBytes(int rowGroupBytes) {
    return new WarehouseSettings(catalog, scratch, buckets, targetFileBytes, rowGroupBytes);
  }
}
