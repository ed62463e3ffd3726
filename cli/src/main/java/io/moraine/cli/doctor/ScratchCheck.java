package io.moraine.cli.doctor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has a killed run left something behind, or is one going on? */
final class ScratchCheck {
  private static final String SUBJECT = "scratch";

  private ScratchCheck() {}

  static Finding of(Path scratch) {
    try {
      if (!Files.isDirectory(scratch)) {
        return Finding.ok(SUBJECT, "Nothing is left of earlier runs.");
      }
      List<String> runs = runs(scratch);
      if (isLocked(scratch.resolve("lock"))) {
        return Finding.ok(SUBJECT, "A run is going on: " + String.join(", ", runs) + ".");
      }
      return runs.isEmpty()
          ? Finding.ok(SUBJECT, "Nothing is left of earlier runs.")
          : Finding.warn(
              SUBJECT,
              "A run that was killed left %s in %s. The next ingest or build clears it."
                  .formatted(String.join(", ", runs), scratch));
    } catch (IOException unreadable) {
      return Finding.fail(
          SUBJECT,
          "The folder %s cannot be read (%s). Mend its permissions."
              .formatted(scratch, unreadable));
    }
  }

  private static List<String> runs(Path scratch) throws IOException {
    try (Stream<Path> entries = Files.list(scratch)) {
      return entries
          .filter(Files::isDirectory)
          .map(run -> run.getFileName().toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** Whether a process holds the lock; it goes with the process, however that ends. */
  private static boolean isLocked(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }
}
