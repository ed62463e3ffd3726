package io.moraine.cli;

import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Keys;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.TableOutcome;
import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.facts.BuildReport;
import io.moraine.pipelines.facts.BuildRequest;
import io.moraine.pipelines.ingest.Ingest;
import io.moraine.pipelines.ingest.IngestReport;
import io.moraine.pipelines.ingest.IngestReport.FileOutcome;
import io.moraine.pipelines.ingest.IngestRequest;
import io.moraine.pipelines.results.Results;
import io.moraine.pipelines.results.ResultsReport;
import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What became of every line of these files? */
@Command(
    name = "ingest",
    description = {
      "Read log files into raw.events.",
      "Safe to repeat: what was read before is skipped, and an event is kept once however often it"
          + " comes. Bad lines go to raw.rejects."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine --warehouse shop ingest logs",
      "  ./moraine --warehouse shop ingest --build 'logs/2026-03-*'",
      "  ./moraine --warehouse shop ingest access.log.gz --format combined"
    })
final class IngestCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("file"),
          ResultColumn.text("outcome"),
          ResultColumn.number("lines"),
          ResultColumn.number("accepted"),
          ResultColumn.number("duplicate"),
          ResultColumn.number("rejected"),
          ResultColumn.sentence("note"));

  @ParentCommand private Moraine moraine;
  @Mixin private RunnerOption runner;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, folders with all below, and patterns such as 'logs/2026-*.jsonl'.")
  private List<String> inputs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What the files are: events (JSON lines), combined or common (access logs). Without it"
              + " each file is looked at.")
  private String format;

  @Option(
      names = "--mapping",
      paramLabel = "NAME|FILE",
      description = "How the columns of other files become events.")
  private String mapping;

  @Option(
      names = "--build",
      description =
          "Build facts and results as well, once the events are in; spares a second start.")
  private boolean build;

  @Option(names = "--facts-only", description = "With --build: leave the results as they are.")
  private boolean factsOnly;

  @Override
  public void run() {
    Configuration settings = moraine.configuration(runner.assignments());
    IngestRequest request =
        new IngestRequest(
            inputs,
            Optional.ofNullable(format),
            Optional.ofNullable(mapping),
            RoomSettings.ingest(settings));
    Instant began = moraine.surroundings().clock().instant();
    PipelineEnvironment environment = RoomSettings.environment(settings, moraine.progress());
    try (Warehouse warehouse = Shelves.openOrMake(settings)) {
      IngestReport report = Ingest.run(warehouse, request, environment);
      print(report, elapsedSince(began));
      refuseTooManyRejected(report, settings);
      if (build) {
        build(warehouse, settings, environment);
      }
    }
  }

  private void build(Warehouse warehouse, Configuration settings, PipelineEnvironment environment) {
    Instant began = moraine.surroundings().clock().instant();
    BuildRequest everything =
        new BuildRequest(Optional.empty(), Optional.empty(), RoomSettings.facts(settings));
    BuildReport report = Build.run(warehouse, everything, environment);
    String outcome =
        report.upToDate() ? "The facts are up to date." : outcome("facts", report.tables(), began);
    moraine.remark(Optional.empty(), outcome);
    if (!factsOnly) {
      Instant factsBuilt = moraine.surroundings().clock().instant();
      ResultsReport results = Results.run(warehouse, RoomSettings.results(settings), environment);
      moraine.remark(
          Optional.empty(),
          results.upToDate()
              ? "The results are up to date."
              : outcome("results", results.tables(), factsBuilt));
    }
  }

  private String outcome(String what, List<TableOutcome> tables, Instant began) {
    return String.format(
        Locale.ROOT,
        "The %s are built: %,d slices replaced, %,d unchanged, in %.1f s.",
        what,
        tables.stream().mapToLong(TableOutcome::slicesReplaced).sum(),
        tables.stream().mapToLong(TableOutcome::slicesUnchanged).sum(),
        elapsedSince(began).toMillis() / 1000.0);
  }

  private Duration elapsedSince(Instant began) {
    return Duration.between(began, moraine.surroundings().clock().instant());
  }

  private void print(IngestReport report, Duration elapsed) {
    try (ResultWriter result = moraine.result(Optional.empty(), COLUMNS)) {
      report.files().forEach(file -> result.row(row(file)));
    }
    moraine.remark(
        Optional.empty(),
        String.format(
            Locale.ROOT,
            "%n%,d lines = %,d accepted + %,d duplicate + %,d rejected, in %.1f s.",
            report.lines(),
            report.accepted(),
            report.duplicate(),
            report.rejected(),
            elapsed.toMillis() / 1000.0));
  }

  private static List<?> row(FileOutcome file) {
    return List.of(
        fileName(file.uri()),
        file.outcome().name().toLowerCase(Locale.ROOT),
        file.lines(),
        file.accepted(),
        file.duplicate(),
        file.rejected(),
        file.note());
  }

  /** A local file as people call it. */
  private static String fileName(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)).toString() : uri;
  }

  private static void refuseTooManyRejected(IngestReport report, Configuration settings) {
    double share = report.rejected() / (double) Math.max(1, report.lines());
    double allowed = settings.value(Keys.INGEST_MAX_REJECTED);
    if (share > allowed) {
      throw new MoraineException(
          CliError.TOO_MANY_REJECTED,
          String.format(
              Locale.ROOT,
              "%.1f %% of the lines were rejected, and ingest.max-rejected (%s) allows %.1f %%. See"
                  + " why in raw.rejects; perhaps --format or --mapping must be given. What was"
                  + " accepted is stored.",
              100 * share,
              settings.origin(Keys.INGEST_MAX_REJECTED),
              100 * allowed));
    }
  }
}
