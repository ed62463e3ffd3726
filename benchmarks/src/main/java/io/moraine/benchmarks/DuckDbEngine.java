package io.moraine.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** DuckDB through its JDBC driver, in a process of its own. */
final class DuckDbEngine implements Engine {
  static final String LABEL = "duckdb";
  static final String HELD_LABEL = "duckdb-held";

  // The engine's memory is not Java's; this is for the driver and the words of its errors.
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");

  private final Bout bout;
  private final String label;
  private final LongSupplier memoryBytes;
  private final Path folder;
  private final Path stored;

  private DuckDbEngine(Bout bout, String label, LongSupplier memoryBytes) {
    this.bout = bout;
    this.label = label;
    this.memoryBytes = memoryBytes;
    this.folder = bout.dir().resolve(label);
    this.stored = bout.dir().resolve(label + "-stored");
  }

  /** With all the memory that it wants. */
  static DuckDbEngine free(Bout bout) {
    return new DuckDbEngine(bout, LABEL, () -> 0);
  }

  /**
   * Held to a limit, beyond which it spills to disk.
   *
   * @param memoryBytes the limit, asked for when it runs
   */
  static DuckDbEngine held(Bout bout, LongSupplier memoryBytes) {
    return new DuckDbEngine(bout, HELD_LABEL, memoryBytes);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void prepare() {
    Folders.delete(folder);
    Folders.delete(stored);
    if (bout.job() == Job.BACKFILL) {
      process("stored", List.of("nightly"), 0, stored);
    }
  }

  @Override
  public Usage run() {
    return process("job", List.of(bout.job().label(), "facts"), memoryBytes.getAsLong(), folder);
  }

  @Override
  public Path made() {
    return folder;
  }

  private Usage process(String name, List<String> scripts, long memory, Path out) {
    Path temp = Folders.emptied(bout.dir().resolve(label + "-temp"));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("threads", Integer.toString(bout.threads()));
    values.put("memory_limit", memory == 0 ? "" : memory + "B");
    // Tables in memory are spilled whole and uncompressed; those of a file come and go by page.
    values.put("database", memory == 0 ? "" : temp.resolve("held.duckdb").toString());
    values.put("temp", temp.toString());
    Path sql = bout.project().peers().resolve(LABEL);
    values.put(
        "scripts",
        scripts.stream()
            .map(script -> sql.resolve(script).toString())
            .collect(Collectors.joining(",")));
    values.put("peers", bout.project().peers().toString());
    values.put("logs", bout.logs().pattern());
    values.put("events", stored.resolve("events.parquet").toString());
    values.put("out", Folders.emptied(out).toString());
    Usage usage =
        new MeasuredProcess(
                bout.project()
                    .program(
                        DuckDbPeer.class,
                        bout.project().classPath(),
                        JAVA_OPTIONS,
                        PeerArguments.format(values)),
                Map.of(),
                bout.log(label + "-" + name))
            .run();
    Folders.delete(temp);
    return usage;
  }
}
