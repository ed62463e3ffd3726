package io.moraine.cli.demo;

import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import io.moraine.simulator.SimulationSettings;
import io.moraine.simulator.Truth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a demo: its settings, the logs with their truth, and the warehouse. */
public final class DemoFolder {
  private static final String MARK =
      "# A demo of Moraine; the next one in this folder overwrites it.";

  private final Path folder;

  private DemoFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes a folder for a demo: a new one, an empty one, or that of a demo before.
   *
   * @throws MoraineException if something else is in it
   */
  public static DemoFolder take(Path folder, SimulationSettings simulation) {
    DemoFolder demo = new DemoFolder(folder);
    try {
      if (Files.exists(folder) && !isEmpty(folder) && !demo.isMarked()) {
        throw new MoraineException(
            CliError.OCCUPIED,
            "%s holds something that is no demo. Name a new or an empty folder with --dir."
                .formatted(folder));
      }
      Files.createDirectories(folder);
      Files.writeString(demo.settings(), demo.yaml(simulation));
      demo.removeUnfinishedLogs();
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE, "The folder %s cannot be used (%s).".formatted(folder, failure), failure);
    }
    return demo;
  }

  /** The file of settings by which the demo's warehouse is made. */
  public Path settings() {
    return folder.resolve("moraine.yaml");
  }

  /** Where the simulation goes. */
  public Path simulation() {
    return folder.resolve("shop");
  }

  /** Whether a demo before has written the logs to their end. */
  public boolean hasLogs() {
    return Files.exists(Truth.file(simulation()));
  }

  private boolean isMarked() throws IOException {
    return Files.isRegularFile(settings()) && Files.readString(settings()).startsWith(MARK);
  }

  private String yaml(SimulationSettings simulation) {
    return String.join(
        System.lineSeparator(),
        MARK,
        "warehouse.location: warehouse",
        "reporting.zone: " + simulation.zone(),
        "");
  }

  private void removeUnfinishedLogs() throws IOException {
    if (hasLogs() || !Files.exists(simulation())) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(simulation())) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }
}
