package io.moraine.cli;

import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.cli.progress.SimulationStage;
import io.moraine.simulator.Compression;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationReport;
import io.moraine.simulator.SimulationSettings;
import io.moraine.simulator.TotalsTruth;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes the logs of a shop that never was, with the truth about it. */
@Command(
    name = "simulate",
    description = "Write the logs of a shop that never was, and the truth about it.",
    footerHeading = "%nExample:%n",
    footer = "  ./moraine simulate --days 14 --visitors 20000 --seed 7 --out logs")
final class SimulateCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(ResultColumn.text("what"), ResultColumn.number("count"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to; one without events.")
  private Path out;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      showDefaultValue = Visibility.ALWAYS,
      description = "How many days.")
  private int days;

  @Option(
      names = "--visitors",
      paramLabel = "N",
      defaultValue = "20000",
      showDefaultValue = Visibility.ALWAYS,
      description = "How many visitors come.")
  private int visitors;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "About how many events there shall be, instead of --visitors.")
  private Long events;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      showDefaultValue = Visibility.ALWAYS,
      description = "What all chance comes from: the same seed gives the same logs.")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "DAY",
      defaultValue = "2026-03-23",
      showDefaultValue = Visibility.ALWAYS,
      description = "The first day.")
  private LocalDate start;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Europe/Berlin",
      showDefaultValue = Visibility.ALWAYS,
      description = "Where the shop is: whose midnights part the days.")
  private ZoneId zone;

  @Option(
      names = "--bot-rate",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      showDefaultValue = Visibility.ALWAYS,
      description = "Visitors that are bots.")
  private double botRate;

  @Option(
      names = "--duplicate-rate",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      showDefaultValue = Visibility.ALWAYS,
      description = "Events that come again.")
  private double duplicateRate;

  @Option(
      names = "--late-rate",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      showDefaultValue = Visibility.ALWAYS,
      description = "Visits whose events come hours or days late.")
  private double lateRate;

  @Option(
      names = "--malformed-rate",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      showDefaultValue = Visibility.ALWAYS,
      description = "Lines that are no event.")
  private double malformedRate;

  @Option(names = "--gzip", description = "Compress the logs.")
  private boolean gzip;

  @Override
  public void run() {
    SimulationStage stage = new SimulationStage(moraine.progress());
    SimulationReport report = Simulation.of(settings()).write(out, stage);
    stage.done();
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      for (RecordComponent component : TotalsTruth.class.getRecordComponents()) {
        result.row(List.of(words(component.getName()), count(report.totals(), component)));
      }
    }
    moraine.remark(
        format.asked(),
        "%nThe logs are in %s, the truth in %s.".formatted(report.events(), report.truth()));
  }

  SimulationSettings settings() {
    return new SimulationSettings(
        days,
        visitors,
        seed,
        start,
        zone,
        botRate,
        duplicateRate,
        lateRate,
        malformedRate,
        gzip ? Compression.GZIP : Compression.NONE,
        Optional.ofNullable(events).map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static Object count(TotalsTruth totals, RecordComponent component) {
    try {
      return component.getAccessor().invoke(totals);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@code bot sessions} of botSessions. */
  private static String words(String camelCase) {
    return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
