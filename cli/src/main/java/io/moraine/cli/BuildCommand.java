package io.moraine.cli;

import io.moraine.cli.config.Configuration;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.TableOutcome;
import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.facts.BuildReport;
import io.moraine.pipelines.facts.BuildRequest;
import io.moraine.pipelines.results.Results;
import io.moraine.pipelines.results.ResultsReport;
import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Which slices of which tables change when facts and results are built from all events? */
@Command(
    name = "build",
    description = {
      "Build the fact tables from raw.events, and the results tables from the facts.",
      "All of history is read; only slices whose rows changed are replaced, and without new events"
          + " nothing is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine --warehouse shop build",
      "  ./moraine --warehouse shop build --from 2026-03-01 --to 2026-03-31"
    })
final class BuildCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("table"),
          ResultColumn.number("rows"),
          ResultColumn.number("slices_replaced"),
          ResultColumn.number("slices_unchanged"),
          ResultColumn.number("slices_removed"),
          ResultColumn.numeral("snapshot"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;
  @Mixin private RunnerOption runner;

  @Option(names = "--day", paramLabel = "DAY", description = "Replace slices of this day only.")
  private LocalDate day;

  @Option(names = "--from", paramLabel = "DAY", description = "Replace no slice before this day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Replace no slice after this day.")
  private LocalDate to;

  @Option(names = "--facts-only", description = "Leave the results tables as they are.")
  private boolean factsOnly;

  @Override
  public void run() {
    Configuration settings = moraine.configuration(runner.assignments());
    BuildRequest request = request(settings);
    PipelineEnvironment environment = RoomSettings.environment(settings, moraine.progress());
    List<TableOutcome> tables = new ArrayList<>();
    boolean upToDate;
    try (Warehouse warehouse = Shelves.open(settings)) {
      BuildReport facts = Build.run(warehouse, request, environment);
      tables.addAll(facts.tables());
      upToDate = facts.upToDate();
      if (!factsOnly) {
        ResultsReport results = Results.run(warehouse, RoomSettings.results(settings), environment);
        tables.addAll(results.tables());
        upToDate &= results.upToDate();
      }
    }
    if (upToDate) {
      moraine.remark(
          format.asked(), "All is up to date: neither events nor definitions have changed.");
    }
    if (!upToDate || !moraine.forPeople(format.asked())) {
      try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
        tables.forEach(table -> result.row(row(table)));
      }
    }
  }

  private BuildRequest request(Configuration settings) {
    if (day != null && (from != null || to != null)) {
      throw new MoraineException(
          CliError.USAGE, "--day says it all: leave --from and --to out, or --day.");
    }
    Optional<LocalDate> first = Optional.ofNullable(day == null ? from : day);
    Optional<LocalDate> last = Optional.ofNullable(day == null ? to : day);
    if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
      throw new MoraineException(
          CliError.USAGE, "--from %s is after --to %s: swap them.".formatted(from, to));
    }
    return new BuildRequest(first, last, RoomSettings.facts(settings));
  }

  private static List<?> row(TableOutcome table) {
    return Arrays.asList(
        table.table(),
        table.rows(),
        table.slicesReplaced(),
        table.slicesUnchanged(),
        table.slicesRemoved(),
        table.snapshot().isPresent() ? table.snapshot().getAsLong() : null);
  }
}
