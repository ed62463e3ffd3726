package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RecordCodec;
import io.moraine.schemas.PathStep;
import io.moraine.warehouse.RowGroups;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in any order through runs are the plain way; all others must give the same files. */
final class SlicedOutputTest {
  private static final RecordCodec<PathStep> CODEC = RecordCodec.of(PathStep.TABLE, PathStep.class);
  private static final int VISITOR = PathStep.TABLE.ordinal("visitor_id");

  // One output after another has the memory of those before.
  private final RowGroups rowGroups = RowGroups.sideBySide();

  @TempDir private Path folder;

  @Test
  void everyWayOfAddingRowsGivesTheSameFiles() throws IOException {
    WarehouseSettings settings = WarehouseSettings.embedded(folder).withBuckets(2);
    try (Warehouse warehouse = Warehouse.open(settings);
        WarehouseRun run = WarehouseRun.begin(warehouse, "build")) {
      WarehouseTable table = warehouse.table(PathStep.TABLE);
      List<PathStep> rows = rows(table, new Random(7));
      RunContext context = run.context();

      SlicedOutput<PathStep> plain = SlicedOutput.of(context, table, PathStep.class, 0);
      List<PathStep> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(8));
      shuffled.forEach(plain::add);
      Map<String, List<String>> expected = files(plain);

      assertThat(rows).hasSizeGreaterThan(70_000);
      assertThat(expected).hasSize(3);
      assertThat(files(inOrder(context, table, rows, false, rows.size()))).isEqualTo(expected);
      assertThat(files(inOrder(context, table, rows, true, rows.size()))).isEqualTo(expected);
      assertThat(files(inOrder(context, table, rows, false, 30_001))).isEqualTo(expected);
      assertThat(files(inOrder(context, table, rows, false, 0))).isEqualTo(expected);
    }
  }

  /** The rows after the first so many come in any order. */
  private SlicedOutput<PathStep> inOrder(
      RunContext context, WarehouseTable table, List<PathStep> rows, boolean full, int ordered) {
    SlicedOutput<PathStep> output =
        SlicedOutput.inOrder(context, table, PathStep.class, 0, () -> full, rowGroups);
    rows.subList(0, ordered).forEach(row -> set(row, output));
    if (ordered < rows.size()) {
      output.anyOrder();
      List<PathStep> others = new ArrayList<>(rows.subList(ordered, rows.size()));
      Collections.shuffle(others, new Random(ordered));
      others.forEach(row -> set(row, output));
    }
    return output;
  }

  private static void set(PathStep step, SlicedOutput<PathStep> output) {
    BlockBuilder row = output.row(step.sessionDate().toEpochDay());
    row.setGroupedText(PathStep.TABLE.ordinal("session_id"), step.sessionId());
    row.setLong(PathStep.TABLE.ordinal("session_date"), step.sessionDate().toEpochDay());
    row.setGroupedText(VISITOR, step.visitorId());
    row.setLong(PathStep.TABLE.ordinal("position"), step.position());
    row.setText(PathStep.TABLE.ordinal("item"), step.item());
    row.setText(PathStep.TABLE.ordinal("item_type"), step.itemType());
    row.setLong(PathStep.TABLE.ordinal("entered_at"), step.enteredAt().toEpochMilli() * 1000);
    row.setLong(PathStep.TABLE.ordinal("repeats"), step.repeats());
    row.setBoolean(PathStep.TABLE.ordinal("is_exit"), step.isExit());
    output.endRow();
  }

  private static Map<String, List<String>> files(SlicedOutput<PathStep> output) throws IOException {
    Map<String, List<String>> files = new TreeMap<>();
    output.finish(
        result -> {
          WorkerResult.SliceWritten written = (WorkerResult.SliceWritten) result;
          files.put(
              written.slice().toString(),
              written.files().stream().map(StoredFile::hash).collect(Collectors.toList()));
        });
    return files;
  }

  /** In the order of the table, days intermingled. */
  private static List<PathStep> rows(WarehouseTable table, Random random) {
    List<PathStep> rows = new ArrayList<>();
    for (int visitor = 0; visitor < 8000; visitor++) {
      String visitorId = "v" + (100_000 + visitor);
      for (int session = 0; session < 4; session++) {
        String sessionId = visitorId + "-" + session;
        LocalDate day = LocalDate.of(2026, 3, 1 + random.nextInt(3));
        int steps = 1 + random.nextInt(9);
        for (int position = 1; position <= steps; position++) {
          String item = "/" + random.nextInt(2000);
          Instant at = Instant.ofEpochSecond(visitor * 1000L + position);
          rows.add(
              new PathStep(
                  sessionId,
                  day,
                  visitorId,
                  position,
                  item,
                  "page_view",
                  at,
                  1,
                  null,
                  position == steps));
        }
      }
    }
    Block block = CODEC.block(rows);
    int[] buckets = table.bucketsOf(block, VISITOR);
    List<PathStep> ofBucket = new ArrayList<>();
    for (int row = 0; row < block.rows(); row++) {
      if (buckets[row] == 0) {
        ofBucket.add(rows.get(row));
      }
    }
    return ofBucket;
  }
}
