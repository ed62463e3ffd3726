package io.moraine.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.FolderScratch;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Run;
import io.moraine.blocks.RunReader;
import io.moraine.blocks.RunWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopySearchTest {
  private static final int HISTORIES = 2_000;

  @TempDir private Path folder;

  /** An event as the search sees it. */
  private record Copy(
      long id, long received, long hash, String file, long line, boolean stored, int bucket) {}

  // The one to keep, said in the most obvious way.
  private static final Comparator<Copy> BETTER =
      Comparator.comparingLong(Copy::received)
          .thenComparingLong(Copy::hash)
          .thenComparing(Copy::file)
          .thenComparingLong(Copy::line)
          .thenComparing(Copy::stored);

  @Test
  void ofRandomHistoriesItDropsWhatTheTwinDrops() throws IOException {
    long droppedInAll = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      List<Copy> copies = copies(random);
      FolderScratch scratch = new FolderScratch(folder.resolve("history-" + seed));
      CopySearch.Found found = new CopySearch(scratch).find("found", runs(scratch, copies, random));
      Set<Copy> expected = twin(copies);
      assertThat(read(scratch, found.dropped())).as("history %d", seed).isEqualTo(expected);
      assertThat(found.fresh()).isEqualTo(countByFile(expected, false));
      assertThat(found.stored()).isEqualTo(countByFile(expected, true));
      droppedInAll += expected.size();
      scratch.deleteAll();
    }
    assertThat(droppedInAll).isGreaterThan(HISTORIES);
  }

  private static Set<Copy> twin(List<Copy> copies) {
    Map<Long, Copy> kept =
        copies.stream()
            .collect(
                Collectors.toMap(
                    Copy::id, Function.identity(), (a, b) -> BETTER.compare(a, b) <= 0 ? a : b));
    return copies.stream()
        .filter(copy -> !kept.get(copy.id()).equals(copy))
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> countByFile(Set<Copy> dropped, boolean stored) {
    return dropped.stream()
        .filter(copy -> copy.stored() == stored)
        .collect(Collectors.groupingBy(Copy::file, Collectors.counting()));
  }

  // Few ids, times and hashes, so that ties in every column are common; places are unique, but a
  // line read again has the place of the stored one.
  private static List<Copy> copies(Random random) {
    Set<Copy> copies = new HashSet<>();
    int count = 1 + random.nextInt(40);
    for (int line = 1; line <= count; line++) {
      Copy copy =
          new Copy(
              random.nextInt(12),
              random.nextInt(3),
              random.nextInt(2),
              "f" + random.nextInt(3),
              line,
              random.nextBoolean(),
              random.nextInt(3));
      copies.add(copy);
      if (random.nextInt(6) == 0) {
        copies.add(
            new Copy(
                copy.id(),
                copy.received(),
                copy.hash(),
                copy.file(),
                copy.line(),
                !copy.stored(),
                copy.bucket()));
      }
    }
    return new ArrayList<>(copies);
  }

  private static List<Run> runs(FolderScratch scratch, List<Copy> copies, Random random)
      throws IOException {
    RunWriter writer = new RunWriter(scratch, "ids", EventIdRow.ORDER);
    BlockBuilder rows = new BlockBuilder(EventIdRow.SHAPE);
    for (Copy copy : copies) {
      rows.setLong(EventIdRow.ID_HIGH, copy.id() / 2);
      rows.setLong(EventIdRow.ID_LOW, copy.id() % 2);
      rows.setLong(EventIdRow.RECEIVED, copy.received());
      rows.setLong(EventIdRow.CONTENT_HASH, copy.hash());
      rows.setText(EventIdRow.SOURCE_FILE, copy.file());
      rows.setLong(EventIdRow.SOURCE_LINE, copy.line());
      rows.setBoolean(EventIdRow.STORED, copy.stored());
      rows.setLong(EventIdRow.BUCKET, copy.bucket());
      rows.setLong(EventIdRow.DAY, 0);
      rows.endRow();
      if (random.nextInt(5) == 0) {
        write(writer, rows.build());
      }
    }
    write(writer, rows.build());
    return writer.finish();
  }

  private static void write(RunWriter writer, Block block) throws IOException {
    if (block.rows() > 0) {
      writer.write(block, row -> 0);
    }
  }

  private static Set<Copy> read(FolderScratch scratch, List<Run> runs) throws IOException {
    Set<Copy> copies = new HashSet<>();
    for (Run run : runs) {
      try (RowCursor rows = new RunReader(scratch, run, EventIdRow.SHAPE)) {
        while (rows.next()) {
          RowView row = rows.row();
          assertThat(row.longAt(EventIdRow.BUCKET)).isEqualTo(run.key());
          copies.add(
              new Copy(
                  row.longAt(EventIdRow.ID_HIGH) * 2 + row.longAt(EventIdRow.ID_LOW),
                  row.longAt(EventIdRow.RECEIVED),
                  row.longAt(EventIdRow.CONTENT_HASH),
                  row.text(EventIdRow.SOURCE_FILE),
                  row.longAt(EventIdRow.SOURCE_LINE),
                  row.booleanAt(EventIdRow.STORED),
                  run.key()));
        }
      }
    }
    return copies;
  }
}
