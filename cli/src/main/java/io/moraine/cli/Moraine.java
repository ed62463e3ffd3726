package io.moraine.cli;

import io.moraine.cli.config.Assignment;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Keys;
import io.moraine.cli.config.Sources;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.progress.PlainLines;
import io.moraine.cli.progress.RewrittenLine;
import io.moraine.pipelines.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of Moraine: what all commands share. */
@Command(
    name = "./moraine",
    description = "A clickstream warehouse that runs by the clock.",
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine demo",
      "  ./moraine --warehouse shop ingest logs/*.jsonl.gz",
      "  ./moraine --warehouse shop build",
      "",
      "Settings are explained in docs/configuration.md, exit codes in docs/commands.md.",
      "From a checkout, './moraine bench --help' measures it beside other engines."
    })
public final class Moraine implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what a command does, with an example.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean version;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the tables are; the setting warehouse.location.")
  private String warehouse;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Read settings from this file instead of ./moraine.yaml.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Give a setting another value, such as session.gap=20m; may be repeated.")
  private List<String> sets = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How results are printed: table (default), csv or json.")
  private ResultFormat format = ResultFormat.TABLE;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "Print results and errors only, no progress.")
  private boolean quiet;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error arose; so does MORAINE_DEBUG=1.")
  private boolean stackTrace;

  private final Surroundings surroundings;

  Moraine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofProcess();
    Interruption interruption = new Interruption(surroundings.err());
    Runtime.getRuntime().addShutdownHook(interruption);
    int exitCode = Commands.meantBy(arguments, surroundings).execute(arguments);
    surroundings.out().flush();
    interruption.isOver();
    System.exit(exitCode);
  }

  /** Without a command, Moraine says which there are. */
  @Override
  public void run() {
    Commands.all(surroundings).usage(surroundings.out());
  }

  Surroundings surroundings() {
    return surroundings;
  }

  PrintStream out() {
    return surroundings.out();
  }

  /** The settings in effect; those that options of the command say win over all others. */
  Configuration configuration(Assignment... options) {
    List<Assignment> explicit = new ArrayList<>();
    if (warehouse != null) {
      explicit.add(Assignment.ofOption("--warehouse", Keys.WAREHOUSE_LOCATION, warehouse));
    }
    explicit.addAll(List.of(options));
    return new Sources(
            Optional.ofNullable(config),
            surroundings.folder(),
            surroundings.environment(),
            sets,
            explicit)
        .read();
  }

  /** Where a command writes its rows, in the format that the command or else Moraine was given. */
  ResultWriter result(Optional<ResultFormat> asked, List<ResultColumn> columns) {
    return asked.orElse(format).writer(surroundings.out(), surroundings.outTerminal(), columns);
  }

  /** The format that the command or else Moraine was given. */
  ResultFormat format(Optional<ResultFormat> asked) {
    return asked.orElse(format);
  }

  /** Whether people read the result, so that a remark beside it does no harm. */
  boolean forPeople(Optional<ResultFormat> asked) {
    return asked.orElse(format) == ResultFormat.TABLE;
  }

  Progress progress() {
    if (quiet) {
      return Progress.silent();
    }
    Terminal terminal = surroundings.errTerminal();
    return terminal.interactive()
        ? new RewrittenLine(surroundings.err(), terminal.width().getAsInt(), surroundings.clock())
        : new PlainLines(surroundings.err(), surroundings.clock());
  }

  /** What a command has to say beside its result, to people only. */
  void remark(Optional<ResultFormat> asked, String sentence) {
    if (!quiet && forPeople(asked)) {
      out().println(sentence);
    }
  }

  boolean wantsStackTrace() {
    return stackTrace || surroundings.environment().containsKey("MORAINE_DEBUG");
  }
}
