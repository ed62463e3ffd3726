package io.moraine.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What it was measured on.
 *
 * @param processor the processor's own name, or the architecture where it is not told
 * @param processors how many Java may use
 * @param memoryBytes of the machine, 0 where it is not told
 */
record Machine(String processor, int processors, long memoryBytes, String system, String java) {

  /** This machine. */
  static Machine here() {
    return new Machine(
        told("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        told("/proc/meminfo", "MemTotal")
            .map(kilobytes -> Long.parseLong(kilobytes.split(" ")[0]) << 10)
            .orElse(0L),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
  }

  /** What stands after a word and a colon. */
  private static Optional<String> told(String file, String word) {
    try {
      return Files.readString(Path.of(file))
          .lines()
          .filter(line -> line.startsWith(word))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
