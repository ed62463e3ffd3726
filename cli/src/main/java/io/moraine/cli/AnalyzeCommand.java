package io.moraine.cli;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.cli.analyze.AnalysisReport;
import io.moraine.cli.analyze.AnalysisScope;
import io.moraine.cli.analyze.AnalyzedModule;
import io.moraine.cli.analyze.CsvReport;
import io.moraine.cli.analyze.DayRange;
import io.moraine.cli.analyze.JsonReport;
import io.moraine.cli.analyze.KnownPerson;
import io.moraine.cli.analyze.Section;
import io.moraine.cli.analyze.Summary;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Keys;
import io.moraine.cli.config.Setting;
import io.moraine.cli.export.WholeFile;
import io.moraine.cli.output.ResultFormat;
import io.moraine.pipelines.Progress;
import io.moraine.pipelines.results.Results;
import io.moraine.pipelines.results.ResultsRequest;
import io.moraine.schemas.Event;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Warehouse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What do the results tables say, module by module? */
@Command(
    name = "analyze",
    description = {
      "Tell what all modules have found out, one after the other.",
      "Results that do not fit the facts or the settings are made first. A module that fails is"
          + " reported, the others go on, and the command ends with 1. docs/results.md says which"
          + " modules there are, docs/analyze.md what --export writes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine --warehouse shop analyze",
      "  ./moraine --warehouse shop analyze --modules traffic --from 2026-03-01 --export results.json",
      "  ./moraine --warehouse shop analyze --user u-1001"
    })
final class AnalyzeCommand implements Callable<Integer> {
  /** Settings that decide where and how fast, not what. */
  private static final List<String> NO_DEFINITIONS =
      List.of("warehouse.", "ingest.", "pipelines.", "catalog.");

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Option(
      names = "--modules",
      paramLabel = "NAME",
      split = ",",
      description = "Only these modules, parted by commas.")
  private List<String> modules = List.of();

  @Option(
      names = "--user",
      paramLabel = "ID",
      description =
          "What is known of one person: the id of a user or of a device. Modules that are not by"
              + " person are left out.")
  private String user;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "No rows of days before it, of tables that are cut by day.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "No rows of days after it, of tables that are cut by day.")
  private LocalDate to;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Also write all rows to this file, as JSON.")
  private Path export;

  @Option(
      names = "--stored",
      description = "Make nothing: tell the results as they are stored, however old.")
  private boolean stored;

  private final Map<String, MoraineException> failures = new LinkedHashMap<>();

  @Override
  public Integer call() {
    List<Analysis> asked = asked();
    if (from != null && to != null && from.isAfter(to)) {
      throw new MoraineException(
          CliError.USAGE, "--from %s is after --to %s: swap them.".formatted(from, to));
    }
    Configuration settings = moraine.configuration();
    try (Warehouse warehouse = Shelves.open(settings)) {
      refuseUnbuilt(warehouse);
      Optional<KnownPerson> person = person(warehouse);
      makeResults(warehouse, settings);
      tell(scope(warehouse, settings, person), told(warehouse, asked, person));
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "The analysis cannot be written%s (%s)."
              .formatted(export == null ? "" : " to " + export, failure.getMessage()),
          failure);
    }
    if (failures.isEmpty()) {
      return ExitCode.OK;
    }
    failures.forEach(
        (module, failure) ->
            moraine
                .surroundings()
                .err()
                .printf(
                    "moraine: %s failed: %s [%s]%n", module, failure.getMessage(), failure.code()));
    return ExitCode.CHECK_FAILED;
  }

  private List<Analysis> asked() {
    if (modules.isEmpty()) {
      return Analyses.ALL;
    }
    List<String> names = Analyses.ALL.stream().map(Analysis::name).toList();
    for (String module : modules) {
      if (!names.contains(module)) {
        throw new MoraineException(
            CliError.QUESTION,
            "There is no module %s.%s The modules are %s."
                .formatted(module, NearestName.question(module, names), String.join(", ", names)));
      }
    }
    return Analyses.ALL.stream().filter(analysis -> modules.contains(analysis.name())).toList();
  }

  private static void refuseUnbuilt(Warehouse warehouse) {
    boolean events = warehouse.table(Event.TABLE).currentSnapshot().isPresent();
    if (events && warehouse.table(Session.TABLE).currentSnapshot().isEmpty()) {
      throw new MoraineException(
          CliError.NOT_BUILT,
          "The warehouse has events and no facts yet. Run build first, then analyze again.");
    }
  }

  private Optional<KnownPerson> person(Warehouse warehouse) throws IOException {
    if (user == null) {
      return Optional.empty();
    }
    Optional<KnownPerson> person = KnownPerson.of(warehouse, user);
    if (person.isEmpty()) {
      throw new MoraineException(
          CliError.QUESTION,
          "The facts know nobody with the id %s, neither as a user nor as a device. Look it up in"
                  .formatted(user)
              + " facts.cohorts or facts.identities; after an ingest, run build.");
    }
    return person;
  }

  /** A failure to make results leaves the stored ones, which are told all the same. */
  private void makeResults(Warehouse warehouse, Configuration settings) {
    ResultsRequest request = RoomSettings.results(settings);
    if (Results.areUpToDate(warehouse, request)) {
      return;
    }
    if (stored) {
      moraine.remark(
          format.asked(),
          "The stored results are not of the facts as they are, or of other settings. Without"
              + " --stored they are made first.");
      return;
    }
    attempt(
        "results",
        () -> {
          Results.run(warehouse, request, RoomSettings.environment(settings, moraine.progress()));
          moraine.remark(
              format.asked(), "Results were made first: facts or settings have changed.");
        });
  }

  private AnalysisScope scope(
      Warehouse warehouse, Configuration settings, Optional<KnownPerson> person) {
    ResultsRequest request = RoomSettings.results(settings);
    Optional<DataSpan> span = Results.span(warehouse, request);
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Setting setting : settings.settings()) {
      if (NO_DEFINITIONS.stream().noneMatch(setting.key()::startsWith)) {
        definitions.put(setting.key(), setting.text());
      }
    }
    return new AnalysisScope(
        "analyze-" + UUID.randomUUID(),
        settings.value(Keys.WAREHOUSE_LOCATION).toString(),
        Results.areUpToDate(warehouse, request),
        span.map(DataSpan::firstDay),
        span.map(DataSpan::lastDay),
        span.map(known -> known.money().currency()),
        person.map(KnownPerson::personId),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        definitions);
  }

  private List<AnalyzedModule> told(
      Warehouse warehouse, List<Analysis> asked, Optional<KnownPerson> person) {
    DayRange days = new DayRange(Optional.ofNullable(from), Optional.ofNullable(to));
    List<AnalyzedModule> told = new ArrayList<>();
    person.ifPresent(known -> told.add(known.module(days)));
    for (Analysis analysis : asked) {
      Predicate<TableDefinition> kept =
          table ->
              person.isEmpty()
                  || table.columns().stream().anyMatch(column -> column.name().equals("person_id"));
      List<Section> sections =
          analysis.tables().stream()
              .filter(kept)
              .map(
                  table ->
                      new Section(
                          warehouse.table(table),
                          days.condition(table, person.map(KnownPerson::condition)),
                          highlight(analysis, table)))
              .toList();
      String leftOut =
          analysis.tables().stream()
              .filter(kept.negate())
              .map(TableDefinition::name)
              .collect(Collectors.joining(", "));
      told.add(
          new AnalyzedModule(
              analysis.name(),
              analysis.question(),
              analysis.balances().stream().map(Balance::sentence).toList(),
              sections,
              leftOut.isEmpty() ? List.of() : List.of("Not by person: " + leftOut + ".")));
    }
    return told;
  }

  private static Highlight highlight(Analysis analysis, TableDefinition table) {
    return analysis.highlights().stream()
        .filter(highlight -> highlight.table().equals(table))
        .findFirst()
        .orElseGet(() -> Highlight.of(table));
  }

  private void tell(AnalysisScope scope, List<AnalyzedModule> told) throws IOException {
    ResultFormat printed = moraine.format(format.asked());
    try (AnalysisReport report = printed(printed, scope)) {
      tell(told, report);
    }
    if (export != null) {
      try (WholeFile file = WholeFile.at(export)) {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file.draft()), 1 << 16);
            AnalysisReport report = new JsonReport(out, scope)) {
          tell(told, report);
        }
        file.publish();
      }
      moraine.remark(format.asked(), "%nAll rows are in %s.".formatted(export));
    }
  }

  private AnalysisReport printed(ResultFormat printed, AnalysisScope scope) {
    return switch (printed) {
      case TABLE -> new Summary(moraine.out(), moraine.surroundings().outTerminal(), scope);
      case CSV -> new CsvReport(moraine.out());
      case JSON -> new JsonReport(moraine.out(), scope);
    };
  }

  private void tell(List<AnalyzedModule> told, AnalysisReport report) {
    MoraineException made = failures.get("results");
    if (made != null) {
      report.failed("results", made);
    }
    Progress progress = moraine.progress();
    for (AnalyzedModule module : told) {
      progress.stage("Analyze " + module.name());
      attempt(module.name(), () -> report.module(module))
          .ifPresent(failure -> report.failed(module.name(), failure));
    }
    progress.done();
  }

  /** Something that may fail without stopping what comes after it. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  private Optional<MoraineException> attempt(String module, Attempt attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (IOException | RuntimeException failure) {
      MoraineException known = Failures.known(failure);
      failures.put(module, known);
      return Optional.of(known);
    }
  }
}
