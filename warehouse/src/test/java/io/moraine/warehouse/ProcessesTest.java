package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.IdentityLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one warehouse, and one that is killed. */
final class ProcessesTest {
  private static final int COMMITS = 5;

  @TempDir Path folder;

  @Test
  void makeAWarehouseAndCommitToOneTableAtTheSameTime() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int bucket = 0; bucket < 3; bucket++) {
      processes.add(start("commit", bucket));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    try (Shelf shelf = Shelf.in(folder)) {
      assertThat(shelf.table(IdentityLink.TABLE).iceberg().snapshots()).hasSize(3 * COMMITS);
      for (int bucket = 0; bucket < 3; bucket++) {
        assertThat(shelf.stored(IdentityLink.TABLE, Slice.of(bucket)))
            .isEqualTo(rows(bucket, COMMITS - 1));
      }
    }
  }

  @Test
  void leaveATableThatCanBeReadAndMendedWhenKilledBeforeTheCommit() throws Exception {
    Process killed = start("die", 0);
    assertThat(killed.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(killed.exitValue()).isEqualTo(9);

    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(IdentityLink.TABLE);
      assertThat(table.slices()).isEmpty();
      assertThat(table.deleteUncommitted("killed")).isEqualTo(1);

      Shelf.replace(table, Slice.of(0), "next", rows(0, 0));
      assertThat(shelf.stored(IdentityLink.TABLE, Slice.of(0))).isEqualTo(rows(0, 0));
    }
  }

  @Test
  void hashTheSameRowsAlike() throws Exception {
    Process other = start("die", 0);
    assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();

    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(IdentityLink.TABLE);
      Path mine =
          LocalFileIO.path(Shelf.write(table, Slice.of(0), "mine", rows(0, 0)).get(0).location());

      String hash = mine.getFileName().toString().substring(0, 32);
      assertThat(mine.resolveSibling(hash + "-0-killed.parquet")).exists();
    }
  }

  private Process start(String what, int bucket) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ProcessesTest.class.getName(),
            what,
            folder.toString(),
            String.valueOf(bucket))
        .inheritIO()
        .start();
  }

  /** What such a process does: several commits of a bucket, or death with files on the shelf. */
  public static void main(String[] arguments) {
    int bucket = Integer.parseInt(arguments[2]);
    Slice slice = Slice.of(bucket);
    try (Shelf shelf = Shelf.in(Path.of(arguments[1]))) {
      if (arguments[0].equals("die")) {
        Shelf.write(shelf.table(IdentityLink.TABLE), slice, "killed", rows(bucket, 0));
        Runtime.getRuntime().halt(9);
      }
      for (int i = 0; i < COMMITS; i++) {
        Shelf.replace(
            shelf.table(IdentityLink.TABLE), slice, "run" + bucket + "-" + i, rows(bucket, i));
      }
    }
  }

  private static List<List<Object>> rows(int bucket, int seed) {
    return new Rows(seed).random(IdentityLink.TABLE, Slice.of(bucket), Shelf.BUCKETS, 10);
  }
}
