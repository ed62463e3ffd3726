package io.moraine.benchmarks;

import io.moraine.cli.Terminal;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.MoraineException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./moraine bench}: the same work done by us and by peers. */
@Command(
    name = "./moraine bench",
    sortOptions = false,
    description = {
      "Measure Moraine, beside other engines where they are named.",
      "Each does the job as a whole process on the same simulated logs; times are printed once"
          + " their answers were the same, row by row."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine bench",
      "  ./moraine bench nightly --events 20000000 --peers duckdb,spark-sql --runs 3",
      "  ./moraine bench backfill --events 20000000 --peers duckdb --json backfill.json",
      "  ./moraine bench kernels",
      "",
      "What is measured and compared: benchmarks/README.md."
    })
public final class Bench implements Runnable {
  @Parameters(
      paramLabel = "JOB",
      arity = "0..1",
      defaultValue = "nightly",
      description = {
        "nightly (default): raw logs to all tables;",
        "backfill: the facts again from the stored events;",
        "results: the results tables from the facts, ours alone;",
        "kernels: each step of ours by itself, by JMH."
      })
  private Job job;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "500000",
      description = "About how many events. Default: ${DEFAULT-VALUE}")
  private long events;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "Over how many days. Default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "What all chance comes from. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--crawler",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Beside them one visitor with so many events on the last day. Default: ${DEFAULT-VALUE}")
  private long crawled;

  @Option(
      names = "--peers",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Engines beside ours, parted by commas:",
        "duckdb: with all the memory it wants;",
        "duckdb-held: held to --memory;",
        "spark-sql: Spark SQL, local."
      })
  private List<String> peers = List.of();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "What duckdb-held is held to, such as 3GB; without it our own peak, and a quarter"
              + " more, and again, as long as it runs out of memory.")
  private String memory;

  @Option(
      names = "--spark-heap",
      paramLabel = "SIZE",
      defaultValue = "8g",
      description = "Memory of Spark's driver, as in -Xmx. Default: ${DEFAULT-VALUE}")
  private String sparkHeap;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "For each engine. Default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--profile",
      description =
          "Run ours once more, recorded by the JVM, and tell whose time it was: our own code's or"
              + " Beam's.")
  private boolean profile;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where logs and tables go. Default: a folder in benchmarks/target.")
  private Path dir;

  @Option(
      names = "--keep",
      description = "Leave logs and tables; the logs are used again when they are asked for again.")
  private boolean keep;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the result is kept. Default: benchmarks/target/bench-JOB.json")
  private Path json;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "An earlier result, to which this one is set in proportion.")
  private Path compare;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default), csv or json.")
  private ResultFormat format;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private final PrintStream out;
  private final PrintStream err;
  private final Path root;

  private Bench(PrintStream out, PrintStream err, Path root) {
    this.out = out;
    this.err = err;
    this.root = root;
  }

  /**
   * Starts it; the launcher says by the system property {@code moraine.root} where the checkout is.
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Path root = Path.of(System.getProperty("moraine.root", "")).toAbsolutePath().normalize();
    int exitCode =
        new CommandLine(new Bench(out, err, root))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failure, line, parsed) -> report(err, failure))
            .execute(arguments);
    System.exit(exitCode);
  }

  private static int report(PrintStream err, Exception failure) throws Exception {
    if (failure instanceof MoraineException known) {
      err.printf("moraine: %s [%s]%n", known.getMessage(), known.code());
      return known.category().exitCode();
    }
    throw failure;
  }

  @Override
  public void run() {
    if (job == Job.KERNELS) {
      try (ResultWriter writer = format.writer(out, terminal(), KernelRun.columns())) {
        KernelRun.write(writer);
      }
    } else {
      measure();
    }
  }

  private void measure() {
    if (crawled < 0) {
      throw new MoraineException(
          BenchError.USAGE,
          "A crawler cannot have %s events. Give --crawler a number from 0 on.".formatted(crawled));
    }
    Optional<BenchResult> before = Optional.ofNullable(compare).map(BenchResult::read);
    Path target = root.resolve("benchmarks").resolve("target");
    Path folder = (dir == null ? target.resolve("bench") : dir).toAbsolutePath().normalize();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Project project = new Project(root, java, System.getProperty("java.class.path"));
    SimulatedLogs logs = SimulatedLogs.below(folder, events, days, seed, crawled);
    Bout bout = new Bout(project, logs, job, threads, folder.resolve(job.label()));
    long heldBytes = memory == null ? 0 : MemorySize.bytes(memory);

    Path file = json == null ? target.resolve("bench-" + job.label() + ".json") : json;

    // Kept after each run, so that who stops it has the runs until then.
    List<Measurement> measurements =
        new Tournament(bout, peers, heldBytes, sparkHeap, step -> err.println("bench: " + step))
            .run(runs, soFar -> result(bout, soFar).write(file));
    print(result(bout, measurements), before);
    if (profile) {
      print(profile(bout));
    }
    if (!keep) {
      Folders.delete(bout.dir());
      Folders.delete(logs.folder());
    }
    if (format == ResultFormat.TABLE) {
      out.println("It is kept in " + file + ".");
    }
  }

  private BenchResult result(Bout bout, List<Measurement> measurements) {
    return new BenchResult(
        job.label(),
        new BenchResult.Input(events, days, seed, crawled, bout.logs().bytes()),
        threads,
        Machine.here(),
        versions(bout.project()),
        measurements);
  }

  private Profile profile(Bout bout) {
    err.println("bench: moraine: once more, recorded");
    Path recording = bout.dir().resolve("moraine.jfr");
    Folders.warm(bout.logs().lines());
    MoraineEngine.recorded(bout, recording).run();
    return Profile.of(recording);
  }

  private void print(Profile profile) {
    err.printf(
        Locale.ROOT,
        "bench: of the samples of running threads %.1f %% are of our own code, %.1f %% of Beam's,"
            + " %.1f %% of neither%n",
        100 * profile.share(Profile.OURS),
        100 * profile.share(Profile.BEAM),
        100 * profile.share(Profile.OTHER));
  }

  private void print(BenchResult result, Optional<BenchResult> before) {
    BenchTable table = new BenchTable(result, before);
    try (ResultWriter writer = format.writer(out, terminal(), table.columns())) {
      table.write(writer);
    }
    if (format == ResultFormat.TABLE) {
      Machine machine = result.machine();
      out.printf(
          Locale.ROOT,
          "%nThe %s of %,d events%s (%,d MB of JSON, %d days, seed %d), %d threads each.%n"
              + "%s, %d processors, %,d MB of memory, %s, Java %s; %s.%n",
          result.job(),
          result.input().events(),
          crawled == 0 ? "" : String.format(Locale.ROOT, " and %,d of one crawler", crawled),
          result.input().bytes() / 1_000_000,
          result.input().days(),
          result.input().seed(),
          result.threads(),
          machine.processor(),
          machine.processors(),
          machine.memoryBytes() / 1_000_000,
          machine.system(),
          machine.java(),
          result.versions());
    }
  }

  private Map<String, String> versions(Project project) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("duckdb", Answers.databaseVersion());
    if (peers.contains(SparkEngine.LABEL)) {
      versions.put("spark", SparkEngine.version(project));
    }
    return versions;
  }

  private static Terminal terminal() {
    Integer width = Integer.getInteger("moraine.terminal.out");
    return width == null ? Terminal.none() : new Terminal(OptionalInt.of(width));
  }
}
