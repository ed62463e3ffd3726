package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moraine as its users run it: {@code ./moraine ingest --build --facts-only}, or {@code ./moraine
 * build --facts-only}.
 *
 * <p>A backfill starts from a warehouse whose facts were never built, results from one whose
 * results were never made. It is kept aside and comes back by hard links (its data files never
 * change; the catalog's database is copied), so that every run finds the same.
 */
final class MoraineEngine implements Engine {
  static final String LABEL = "moraine";

  private final Bout bout;
  private final Path warehouse;
  private final Path neverBuilt;
  private final Optional<Path> recording;

  MoraineEngine(Bout bout) {
    this(bout, Optional.empty());
  }

  /** With a recording of the JVM, from which a {@link Profile} is read. */
  static MoraineEngine recorded(Bout bout, Path recording) {
    return new MoraineEngine(bout, Optional.of(recording));
  }

  private MoraineEngine(Bout bout, Optional<Path> recording) {
    this.bout = bout;
    this.recording = recording;
    this.warehouse = bout.dir().resolve(LABEL);
    this.neverBuilt = bout.dir().resolve(LABEL + "-never-built");
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public void prepare() {
    Folders.delete(warehouse);
    Folders.delete(neverBuilt);
    if (bout.job() == Job.BACKFILL || bout.job() == Job.RESULTS) {
      ingest(bout.job() == Job.RESULTS ? new String[] {"--build", "--facts-only"} : new String[0]);
      try {
        Files.move(warehouse, neverBuilt);
      } catch (IOException failure) {
        throw failed("kept aside", failure);
      }
    }
  }

  @Override
  public Path input() {
    return bout.job() == Job.NIGHTLY ? bout.logs().lines() : neverBuilt;
  }

  @Override
  public Usage run() {
    Folders.delete(warehouse);
    return switch (bout.job()) {
      case NIGHTLY -> ingest("--build", "--facts-only");
      case BACKFILL -> {
        bringBack();
        yield build("--facts-only");
      }
      case RESULTS -> {
        bringBack();
        yield build();
      }
      case KERNELS -> throw new IllegalStateException("Kernels are no engine's job.");
    };
  }

  @Override
  public Path made() {
    return warehouse;
  }

  private Usage ingest(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--warehouse=" + warehouse, "--quiet", "ingest"));
    arguments.addAll(List.of(options));
    arguments.add(bout.logs().lines().toString());
    return process("ingest", bout.project().moraine(arguments.toArray(new String[0])));
  }

  private Usage build(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--warehouse=" + warehouse, "--quiet", "build"));
    arguments.addAll(List.of(options));
    return process("build", bout.project().moraine(arguments.toArray(new String[0])));
  }

  private Usage process(String name, List<String> command) {
    Map<String, String> surroundings =
        recording.isPresent()
            ? Map.of("MORAINE_JAVA_OPTS", Profile.option(recording.get()))
            : Map.of();
    return new MeasuredProcess(command, surroundings, bout.log(LABEL + "-" + name)).run();
  }

  private void bringBack() {
    try {
      for (Path file : Folders.files(neverBuilt)) {
        Path back = warehouse.resolve(neverBuilt.relativize(file));
        Files.createDirectories(back.getParent());
        if (file.toString().endsWith(".parquet")) {
          Files.createLink(back, file);
        } else {
          Files.copy(file, back);
        }
      }
    } catch (IOException failure) {
      throw failed("brought back", failure);
    }
  }

  private MoraineException failed(String verb, IOException failure) {
    return new MoraineException(
        BenchError.FILE,
        "The warehouse %s cannot be %s (%s).".formatted(warehouse, verb, failure),
        failure);
  }
}
