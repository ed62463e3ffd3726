package io.moraine.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

/**
 * The input of all engines: logs of the simulator, the same for the same numbers, and beside them
 * that of a crawler, where one is asked for.
 *
 * @param folder where they are, or will be
 * @param events about how many events
 * @param days over how many days
 * @param seed what all chance comes from
 * @param crawled how many events the crawler has, on the last day
 */
record SimulatedLogs(Path folder, long events, int days, long seed, long crawled) {

  /** The logs of those numbers below a folder. */
  static SimulatedLogs below(Path dir, long events, int days, long seed, long crawled) {
    String name = "logs-%s-events-%s-days-seed-%s".formatted(events, days, seed);
    return new SimulatedLogs(
        dir.resolve(crawled == 0 ? name : name + "-crawled-" + crawled),
        events,
        days,
        seed,
        crawled);
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
    if (crawled > 0) {
      crawler().write();
    }
  }

  private CrawlerLog crawler() {
    String day =
        Folders.files(lines()).stream()
            .map(file -> file.getParent().getFileName().toString())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new CrawlerLog(
        lines().resolve(day).resolve("crawler.jsonl"), LocalDate.parse(day), crawled);
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

  // The simulator writes that file last.
  private boolean isWhole() {
    return Files.exists(folder.resolve("truth.json"))
        && (crawled == 0 || Files.exists(crawler().file()));
  }
}
