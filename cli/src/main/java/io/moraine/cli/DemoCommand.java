package io.moraine.cli;

import io.moraine.cli.config.Assignment;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Keys;
import io.moraine.cli.config.Sources;
import io.moraine.cli.demo.DemoFolder;
import io.moraine.cli.demo.Headline;
import io.moraine.cli.demo.Headlines;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.progress.SimulationStage;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.Progress;
import io.moraine.pipelines.facts.Build;
import io.moraine.pipelines.facts.BuildRequest;
import io.moraine.pipelines.ingest.Ingest;
import io.moraine.pipelines.ingest.IngestRequest;
import io.moraine.pipelines.results.Results;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationSettings;
import io.moraine.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Do the tables say the truth about a shop whose truth is known? */
@Command(
    name = "demo",
    description = {
      "Fill a warehouse with two weeks of a simulated shop, and compare with the truth.",
      "Simulates the shop, ingests its logs, builds the facts, and prints each headline number"
          + " beside the truth. Ends with 1 if a number is not the truth. Of the settings it obeys"
          + " pipelines.* only: the truth is that of the default definitions."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./moraine demo")
final class DemoCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("measure"),
          ResultColumn.number("tables_say"),
          ResultColumn.number("truth"),
          ResultColumn.text("agrees"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;
  @Mixin private RunnerOption runner;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "moraine-demo",
      showDefaultValue = Visibility.ALWAYS,
      description = "The folder for it: a new one, an empty one, or that of a demo before.")
  private Path folder;

  @Option(
      names = "--visitors",
      paramLabel = "N",
      defaultValue = "4000",
      showDefaultValue = Visibility.ALWAYS,
      description = "How many visitors the shop has.")
  private int visitors;

  @Override
  public Integer call() {
    Instant began = moraine.surroundings().clock().instant();
    SimulationSettings shop = SimulationSettings.defaults().withVisitors(visitors);
    DemoFolder demo = DemoFolder.take(folder, shop);
    Configuration settings = settings(demo);
    Progress progress = moraine.progress();
    simulate(demo, shop, progress);
    List<Headline> headlines;
    try (Warehouse warehouse = Shelves.openOrMake(settings)) {
      fill(warehouse, demo, settings, progress);
      headlines = Headlines.of(warehouse, demo.simulation());
    }
    print(headlines);
    Duration elapsed = Duration.between(began, moraine.surroundings().clock().instant());
    return conclude(headlines, demo, elapsed);
  }

  /** Those of the demo's own file, since the truth is that of the default definitions. */
  private Configuration settings(DemoFolder demo) {
    Configuration given = moraine.configuration(runner.assignments());
    List<Assignment> engine =
        List.of(
            given.assignment(Keys.PIPELINES_RUNNER), given.assignment(Keys.PIPELINES_PARALLELISM));
    return new Sources(
            Optional.of(demo.settings()),
            moraine.surroundings().folder(),
            Map.of(),
            List.of(),
            engine)
        .read();
  }

  private static void simulate(DemoFolder demo, SimulationSettings shop, Progress progress) {
    if (!demo.hasLogs()) {
      SimulationStage stage = new SimulationStage(progress);
      Simulation.of(shop).write(demo.simulation(), stage);
      stage.done();
    }
  }

  private static void fill(
      Warehouse warehouse, DemoFolder demo, Configuration settings, Progress progress) {
    PipelineEnvironment environment = RoomSettings.environment(settings, progress);
    String logs = demo.simulation().resolve("events").toString();
    Ingest.run(
        warehouse,
        new IngestRequest(
            List.of(logs), Optional.empty(), Optional.empty(), RoomSettings.ingest(settings)),
        environment);
    Build.run(
        warehouse,
        new BuildRequest(Optional.empty(), Optional.empty(), RoomSettings.facts(settings)),
        environment);
    Results.run(warehouse, RoomSettings.results(settings), environment);
  }

  private void print(List<Headline> headlines) {
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      headlines.forEach(
          headline ->
              result.row(
                  Arrays.asList(
                      headline.measure(), headline.found(), headline.truth(), mark(headline))));
    }
  }

  private Object mark(Headline headline) {
    if (!moraine.forPeople(format.asked())) {
      return headline.agrees().orElse(null);
    }
    return headline.agrees().map(agrees -> agrees ? "✓" : "✗").orElse("");
  }

  private int conclude(List<Headline> headlines, DemoFolder demo, Duration elapsed) {
    long wrong = headlines.stream().filter(Headline::disagrees).count();
    long held = headlines.stream().filter(headline -> headline.agrees().isPresent()).count();
    String call = moraine.surroundings().launcher() + " --config " + demo.settings();
    moraine.remark(
        format.asked(),
        String.format(
            Locale.ROOT,
            """

            %s, in %.1f s.
            The tables are in %s. What to try next:

              %s analyze
              %s tables
              %s show facts.carts --where "state = 'abandoned'" --columns person_id,opened_at,value,currency
              %s describe facts.sessions""",
            wrong == 0
                ? "All %s numbers are the truth".formatted(held)
                : "%s of %s numbers are NOT the truth".formatted(wrong, held),
            elapsed.toMillis() / 1000.0,
            folder.resolve("warehouse"),
            call,
            call,
            call,
            call));
    return wrong == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }
}
