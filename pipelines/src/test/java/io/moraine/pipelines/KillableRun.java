package io.moraine.pipelines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The work that {@link KilledRunTest} kills: ingests two halves of the files, then builds. */
public final class KillableRun {
  private KillableRun() {}

  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]);
    try (TestWarehouse warehouse = TestWarehouse.in(home)) {
      ingestAndBuild(warehouse, home);
    }
  }

  static void ingestAndBuild(TestWarehouse warehouse, Path home) throws IOException {
    Path[] files;
    try (Stream<Path> found = Files.list(home.resolve("logs"))) {
      files = found.sorted().toArray(Path[]::new);
    }
    for (int half = 0; half < 2; half++) {
      Path[] some = new Path[files.length / 2];
      System.arraycopy(files, half * some.length, some, 0, some.length);
      warehouse.ingest(some);
    }
    warehouse.build();
  }
}
