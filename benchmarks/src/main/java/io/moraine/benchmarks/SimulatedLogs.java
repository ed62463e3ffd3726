package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The input of all engines: logs of the simulator, the same for the same numbers.
 *
 * @param folder where they are, or will be
 * @param events about how many events
 * @param days over how many days
 * @param seed what all chance comes from
 */
record SimulatedLogs(Path folder, long events, int days, long seed) {
  private static final int BUFFER_BYTES = 1 << 20;

  /** The logs of those numbers below a folder. */
  static SimulatedLogs below(Path dir, long events, int days, long seed) {
    String name = "logs-%s-events-%s-days-seed-%s".formatted(events, days, seed);
    return new SimulatedLogs(dir.resolve(name), events, days, seed);
  }

  /** Writes them by {@code ./moraine simulate}, unless an earlier run has left them whole. */
  void write(Project project, Path log) {
    if (isWhole()) {
      return;
    }
    Folders.delete(folder);
    new MeasuredProcess(
            project.moraine(
                "simulate",
                "--events=" + events,
                "--days=" + days,
                "--seed=" + seed,
                "--out=" + folder,
                "--quiet"),
            Map.of(),
            log)
        .run();
  }

  /** The folder of the lines. */
  Path lines() {
    return folder.resolve("events");
  }

  /** The files of the lines, as a pattern for SQL engines. */
  String pattern() {
    return lines().resolve("*").resolve("*.jsonl").toString();
  }

  long bytes() {
    return Folders.bytes(lines());
  }

  /** Reads every byte once, so that no engine is the first to bring them from the disk. */
  void warm() {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (Path file : Folders.files(lines())) {
      try (InputStream in = Files.newInputStream(file)) {
        while (in.read(buffer) >= 0) {
          continue;
        }
      } catch (IOException failure) {
        throw new MoraineException(
            BenchError.FILE, "The log %s cannot be read (%s).".formatted(file, failure), failure);
      }
    }
  }

  // The simulator writes this file last.
  private boolean isWhole() {
    return Files.exists(folder.resolve("truth.json"));
  }
}
