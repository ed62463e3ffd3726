package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.BalanceSheet;
import io.moraine.pipelines.WorkerResult.Balanced;
import io.moraine.pipelines.WorkerResult.SliceWritten;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.results.PathLength;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import io.moraine.warehouse.WarehouseTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerResultCoderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

  @TempDir private Path folder;

  @Test
  void everyResultComesBackOneBehindTheOther() throws IOException {
    try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder).withBuckets(2));
        WarehouseRun run = WarehouseRun.begin(warehouse, "build")) {
      List<WorkerResult> results = new ArrayList<>();
      writeSteps(run.context(), warehouse.table(PathStep.TABLE), results);
      results.add(new SliceWritten(PathStep.TABLE.name(), Slice.of(DAY, 1), List.of()));
      results.add(new WorkerResult.LinesRead("file-ä", Long.MAX_VALUE, 0));
      results.add(new WorkerResult.EventSpan("file", Long.MIN_VALUE, -1));
      results.add(new WorkerResult.CopiesDropped("file", true, 1L << 40));
      results.add(new WorkerResult.CopiesDropped("file", false, 0));
      results.add(new WorkerResult.LatestEvent(1));
      results.add(new WorkerResult.Worked("fold", 1, 2));

      assertThat(travel(run.context(), results)).isEqualTo(results);
      Set<Class<?>> kinds = results.stream().map(Object::getClass).collect(Collectors.toSet());
      kinds.add(Balanced.class);
      assertThat(kinds).containsExactlyInAnyOrder(WorkerResult.class.getPermittedSubclasses());
      // Files are equal if their locations are; the rest of them is compared where they are made.
      SliceWritten written = (SliceWritten) travel(run.context(), results).get(0);
      assertThat(written.files()).extracting(StoredFile::rows).containsExactly(1L);
    }
  }

  @Test
  void sheetsComeBackWithTheirSums() throws IOException {
    try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        WarehouseRun run = WarehouseRun.begin(warehouse, "analyze")) {
      BalanceSheet sheet = new BalanceSheet();
      sheet.row(
          PathLength.TABLE,
          new PathLength(DAY, true, 3, 9, 3.0, 3, 3, 3, 0, 0, 0, 3, 0, 0, 0, "one", "flagged"));
      WorkerResult behind = new WorkerResult.LatestEvent(7);

      List<WorkerResult> travelled =
          travel(run.context(), List.of(new Balanced(sheet), behind, new Balanced(sheet)));

      assertThat(sheet.differences()).isNotEmpty();
      assertThat(travelled.get(1)).isEqualTo(behind);
      for (int place : new int[] {0, 2}) {
        assertThat(((Balanced) travelled.get(place)).sheet().differences())
            .extracting(Balance.Difference::sentence)
            .isEqualTo(sheet.differences().stream().map(Balance.Difference::sentence).toList());
      }
    }
  }

  private static void writeSteps(RunContext run, WarehouseTable table, List<WorkerResult> results)
      throws IOException {
    String visitor = "visitor-1";
    try (SlicedOutput<PathStep> steps =
        SlicedOutput.of(run, table, PathStep.class, table.bucketOf(visitor))) {
      steps.add(
          new PathStep("session", DAY, visitor, 1, "/", "page_view", Instant.EPOCH, 1, null, true));
      steps.finish(results::add);
    }
  }

  /** By a coder that was itself sent, as runners do. */
  private static List<WorkerResult> travel(RunContext run, List<WorkerResult> results)
      throws IOException {
    WorkerResultCoder coder = WorkerResultCoder.of(run);
    WorkerResultCoder sent = SerializableUtils.clone(coder);
    assertThat(sent).isEqualTo(coder).hasSameHashCodeAs(coder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (WorkerResult result : results) {
      coder.encode(result, bytes);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    List<WorkerResult> read = new ArrayList<>();
    for (int left = results.size(); left > 0; left--) {
      read.add(sent.decode(in));
    }
    assertThat(in.available()).isZero();
    return read;
  }
}
