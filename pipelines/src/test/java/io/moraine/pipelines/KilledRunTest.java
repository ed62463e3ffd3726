package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.RejectedLine;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that ingests and builds, at random moments, the way no shutdown hook sees. */
class KilledRunTest {
  private static final int KILLS = 20;
  private static final int FILES = 4;

  @TempDir private Path folder;

  @Test
  void aRunKilledAtAnyMomentLeavesReadableTablesAndARerunFinishesTheWork() throws Exception {
    EventLines lines = new EventLines(11);
    List<String> written = lines.withCopies(lines.events(6_000), 0.1);
    written.add("not json");
    List<List<String>> files = lines.split(written, FILES);

    Path reference = write(folder.resolve("reference"), files);
    long startedNanos = System.nanoTime();
    Process unharmed = start(reference);
    assertThat(unharmed.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(unharmed.exitValue()).isZero();
    long wholeMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    Map<String, List<String>> expected;
    List<IngestedFile> expectedFiles;
    try (TestWarehouse warehouse = TestWarehouse.in(reference)) {
      expected = warehouse.contents();
      expectedFiles = accounts(warehouse);
      assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(6_000);
    }

    Random random = new Random(7);
    int killedInTheMiddle = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      // The same folder each time, so that file names within rows are the same.
      deleteWarehouse(reference);
      Process process = start(reference);
      if (!process.waitFor(random.nextLong(wholeMs), TimeUnit.MILLISECONDS)) {
        killedInTheMiddle++;
      }
      process.destroyForcibly().waitFor();
      try (TestWarehouse warehouse = TestWarehouse.in(reference)) {
        warehouse.rows(RejectedLine.TABLE, RejectedLine.class);
        warehouse.rows(Event.TABLE, Event.class);
      }
      try (TestWarehouse warehouse = TestWarehouse.in(reference)) {
        KillableRun.ingestAndBuild(warehouse, reference);
        assertThat(warehouse.contents()).as("after kill %d", kill).isEqualTo(expected);
        assertThat(accounts(warehouse)).isEqualTo(expectedFiles);
        assertThat(leftBehind(reference)).isEmpty();
      }
    }
    assertThat(killedInTheMiddle).isGreaterThan(KILLS / 2);
  }

  // Run and snapshot differ from one history to another; all else must not.
  private static List<IngestedFile> accounts(TestWarehouse warehouse) {
    return warehouse.rows(IngestedFile.TABLE, IngestedFile.class).stream()
        .map(
            file ->
                new IngestedFile(
                    file.fileId(),
                    file.fileUri(),
                    file.format(),
                    file.mapping(),
                    file.byteCount(),
                    file.contentHash(),
                    file.lines(),
                    file.accepted(),
                    file.duplicate(),
                    file.rejected(),
                    file.firstEventTime(),
                    file.lastEventTime(),
                    "",
                    null))
        .toList();
  }

  private static Path write(Path home, List<List<String>> files) {
    try (TestWarehouse warehouse = TestWarehouse.in(home)) {
      for (int i = 0; i < files.size(); i++) {
        warehouse.file("part-" + i + ".jsonl", files.get(i));
      }
    }
    return home;
  }

  private static Process start(Path home) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KillableRun.class.getName());
    command.add(home.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(home.toFile(), "run.log"))
        .start();
  }

  private static void deleteWarehouse(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("warehouse"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> leftBehind(Path home) throws IOException {
    try (Stream<Path> scratch = Files.list(home.resolve("warehouse").resolve("scratch"))) {
      return scratch.filter(Files::isDirectory).toList();
    }
  }
}
