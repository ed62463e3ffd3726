package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Spark SQL in a process of its own, with the jars of {@code runners/spark}, which only this
 * process has.
 */
final class SparkEngine implements Engine {
  static final String LABEL = "spark-sql";

  private static final String FOLDER = "spark";

  private final Bout bout;
  private final String heap;
  private final Path folder;
  private final Path stored;

  /**
   * Spark SQL.
   *
   * @param heap the driver's memory, as in {@code -Xmx}; in local mode the driver does all the work
   */
  SparkEngine(Bout bout, String heap) {
    this.bout = bout;
    this.heap = heap;
    this.folder = bout.dir().resolve(LABEL);
    this.stored = bout.dir().resolve(LABEL + "-stored");
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public void prepare() {
    classPath(bout.project());
    Folders.delete(folder);
    Folders.delete(stored);
    if (bout.job() == Job.BACKFILL) {
      process("stored", List.of("nightly"), stored);
    }
  }

  @Override
  public Path input() {
    return bout.job() == Job.BACKFILL ? stored : bout.logs().lines();
  }

  @Override
  public Usage run() {
    return process("job", List.of(bout.job().label(), "facts"), folder);
  }

  @Override
  public Path made() {
    return folder;
  }

  /** Whether the jars of Spark are there. */
  static boolean isBuilt(Project project) {
    return Files.exists(runner(project).resolve("classpath"));
  }

  /** Spark's version, as its jar says. */
  static String version(Project project) {
    return Stream.of(classPath(project).split(File.pathSeparator))
        .map(jar -> Path.of(jar).getFileName().toString())
        .filter(jar -> jar.startsWith("spark-sql_"))
        .map(jar -> jar.substring(jar.indexOf('-', "spark-sql_".length()) + 1))
        .map(jar -> jar.substring(0, jar.length() - ".jar".length()))
        .findFirst()
        .orElse("unknown");
  }

  private Usage process(String name, List<String> scripts, Path out) {
    Path temp = Folders.emptied(bout.dir().resolve(LABEL + "-temp"));
    Path sql = bout.project().peers().resolve(FOLDER);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("threads", Integer.toString(bout.threads()));
    values.put("temp", temp.toString());
    values.put(
        "scripts",
        scripts.stream()
            .map(script -> sql.resolve(script).toString())
            .collect(Collectors.joining(",")));
    values.put("peers", bout.project().peers().toString());
    values.put("logs_folder", bout.logs().lines().toString());
    values.put("events", stored.resolve("events.parquet").toString());
    values.put("out", Folders.emptied(out).toString());
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-Djava.io.tmpdir=" + temp,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    // Spark looks into java.base by reflection; the launcher has opened to us what it needs.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(options::add);
    Usage usage =
        new MeasuredProcess(
                bout.project()
                    .program(
                        SparkPeer.class,
                        ownJar(bout.project()) + File.pathSeparator + classPath(bout.project()),
                        options,
                        PeerArguments.format(values)),
                Map.of(),
                bout.log(LABEL + "-" + name))
            .run();
    Folders.delete(temp);
    return usage;
  }

  /** The first entry is ours; Spark gets nothing else of the benchmarks' class path. */
  private static String ownJar(Project project) {
    return project.classPath().split(File.pathSeparator)[0];
  }

  private static String classPath(Project project) {
    Path target = runner(project);
    try {
      return Files.readString(target.resolve("classpath"))
          .strip()
          .replace("@lib@", target.resolve("lib").toString());
    } catch (IOException missing) {
      throw new MoraineException(
          BenchError.NOT_BUILT,
          "Spark's jars are not built (%s). Start by the launcher, as ./moraine bench --peers %s."
              .formatted(missing.getMessage(), LABEL),
          missing);
    }
  }

  private static Path runner(Project project) {
    return project.root().resolve("runners").resolve("spark").resolve("target");
  }
}
