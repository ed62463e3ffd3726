package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  private static final String JOB = "job";

  // How the engine says that a statement does not fit its memory, though it may spill.
  private static final String OUT_OF_MEMORY = "Out of Memory Error";

  private final Bout bout;
  private final String label;
  private final LongSupplier memoryBytes;
  private final boolean mayHaveMore;
  private final Consumer<String> progress;
  private final Path folder;
  private final Path stored;

  private DuckDbEngine(
      Bout bout,
      String label,
      LongSupplier memoryBytes,
      boolean mayHaveMore,
      Consumer<String> progress) {
    this.bout = bout;
    this.label = label;
    this.memoryBytes = memoryBytes;
    this.mayHaveMore = mayHaveMore;
    this.progress = progress;
    this.folder = bout.dir().resolve(label);
    this.stored = bout.dir().resolve(label + "-stored");
  }

  /** With all the memory that it wants. */
  static DuckDbEngine free(Bout bout) {
    return new DuckDbEngine(bout, LABEL, () -> 0, false, step -> {});
  }

  /**
   * Held to a limit, beyond which it spills to disk.
   *
   * @param memoryBytes the limit, asked for when it runs
   * @param mayHaveMore whether it gets a quarter more, and again, where it cannot do the job within
   *     the limit; only the run that comes to an end is measured
   * @param progress is told when it does
   */
  static DuckDbEngine held(
      Bout bout, LongSupplier memoryBytes, boolean mayHaveMore, Consumer<String> progress) {
    return new DuckDbEngine(bout, HELD_LABEL, memoryBytes, mayHaveMore, progress);
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
  public Path input() {
    return bout.job() == Job.BACKFILL ? stored : bout.logs().lines();
  }

  @Override
  public Usage run() {
    List<String> scripts = List.of(bout.job().label(), "facts");
    long memory = memoryBytes.getAsLong();
    while (true) {
      try {
        return process(JOB, scripts, memory, folder);
      } catch (MoraineException failure) {
        if (!mayHaveMore || !isOutOfMemory()) {
          throw failure;
        }
        progress.accept(
            "%s: is out of memory with %s MB, and gets a quarter more"
                .formatted(label, memory / 1_000_000));
        memory += memory / 4;
      }
    }
  }

  private boolean isOutOfMemory() {
    try {
      return Files.readString(bout.log(label + "-" + JOB)).contains(OUT_OF_MEMORY);
    } catch (IOException unreadable) {
      return false;
    }
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
