package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunsTest {
  private static final int[] COLUMNS = {RandomRows.NAME, RandomRows.COUNT};
  private static final BlockOrder ORDER = BlockOrder.by(RandomRows.SHAPE, COLUMNS);
  private static final Comparator<List<Object>> NAIVE = RandomRows.comparator(COLUMNS);

  private final CountingScratch scratch = new CountingScratch();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBlockBecomesARunForEachBucketInOrder(long seed) throws IOException {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(3000);
    int[] buckets = random.random().ints(rows.size(), 0, 5).map(bucket -> bucket * 100).toArray();

    List<Run> runs = write("file", rows, buckets);

    assertThat(runs).extracting(Run::key).containsExactly(0, 100, 200, 300, 400);
    long offset = 0;
    for (Run run : runs) {
      List<List<Object>> expected = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        if (buckets[row] == run.key()) {
          expected.add(rows.get(row));
        }
      }
      expected.sort(NAIVE);
      assertThat(read(new RunReader(scratch, run, RandomRows.SHAPE))).isEqualTo(expected);
      assertThat(run.rows()).isEqualTo(expected.size());
      assertThat(run.offset()).isEqualTo(offset);
      offset += run.byteCount();
    }
    assertThat(scratch.bytes("file")).hasSize((int) offset);
    assertThat(scratch.open()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1,64", "2,64", "3,2", "4,2", "5,3", "6,7", "7,10", "8,29", "9,30", "10,64"})
  void mergedRunsAreTheirRowsSortedStably(long seed, int fanIn) throws IOException {
    RandomRows random = new RandomRows(seed);
    List<Run> runs = new ArrayList<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      List<List<Object>> rows = random.upTo(i == 5 ? 4000 : 300);
      runs.addAll(write("file-" + i, rows, new int[rows.size()]));
      rows.sort(NAIVE);
      expected.addAll(rows);
    }
    expected.sort(NAIVE);

    RowCursor merged = Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, runs, fanIn);

    assertThat(read(merged)).isNotEmpty().isEqualTo(expected);
    assertThat(scratch.mostOpen()).isLessThanOrEqualTo(fanIn);
    assertThat(scratch.open()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aMergeTellsNoRowsAheadButThoseThatComeNext(long seed) throws IOException {
    RandomRows random = new RandomRows(seed);
    List<Run> runs = new ArrayList<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<List<Object>> rows = random.upTo(i == 5 ? 4000 : 300);
      runs.addAll(write("file-" + i, rows, new int[rows.size()]));
      rows.sort(NAIVE);
      expected.addAll(rows);
    }
    expected.sort(NAIVE);

    assertThat(readByStretches(merge(runs))).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void ofRunsThatHaveNoTimeInCommonAMergeTellsManyRowsAhead() throws IOException {
    List<Run> runs = new ArrayList<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      List<List<Object>> rows = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        rows.add(named("visitor-" + i / 200, run * 1000 + i));
      }
      runs.addAll(write("day-" + run, rows, new int[rows.size()]));
      expected.addAll(rows);
    }
    expected.sort(NAIVE);

    int stretches = 0;
    try (RowCursor merged = merge(runs)) {
      while (merged.next()) {
        stretches++;
        merged.passOver(merged.stretch() - 1);
      }
    }

    assertThat(readByStretches(merge(runs))).isEqualTo(expected);
    assertThat(stretches).isLessThan(expected.size() / 25);
  }

  @Test
  void noRunsMergeIntoNoRows() throws IOException {
    assertThat(read(Runs.merge(scratch, "none", RandomRows.SHAPE, ORDER, List.of(), 2))).isEmpty();
    assertThat(scratch.files()).isEmpty();
  }

  @Test
  void aFewRunsAboveTheFanInAreNotAllWrittenAgain() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      runs.addAll(write("file-" + i, new RandomRows(i).rows(100), new int[100]));
    }

    Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, runs, 8).close();

    List<Run> first = runs.subList(0, 3);
    assertThat(scratch.files()).containsKey("merged-1").doesNotContainKey("merged-2");
    assertThat(scratch.bytes("merged-1").length)
        .isBetween(100, 2 * (int) first.stream().mapToLong(Run::byteCount).sum());
  }

  @Test
  void threeHundredRunsAreMergedFromOneFrameOfEachOfAFew() throws IOException {
    List<Run> runs = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
      for (int row = 0; row < 3000; row++) {
        builder.setText(RandomRows.NAME, "visitor " + random.nextInt(10_000));
        builder.setLong(RandomRows.COUNT, random.nextLong());
        builder.endRow();
      }
      try (RunWriter writer = new RunWriter(scratch, "file-" + i, ORDER)) {
        writer.write(builder.build(), row -> 7);
        runs.addAll(writer.finish());
      }
    }

    long rows = 0;
    try (RowCursor merged =
        Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, runs, Runs.FAN_IN)) {
      RowView row = new RowView();
      Block last = null;
      int lastRow = 0;
      while (merged.next()) {
        row.at(merged.row().block(), merged.row().row());
        assertThat(row.block().rows()).isLessThanOrEqualTo(RunWriter.FRAME_ROWS);
        if (last != null && ORDER.compare(last, lastRow, row.block(), row.row()) > 0) {
          assertThat(RandomRows.rowOf(row)).as("row %s", rows).isNull();
        }
        last = row.block();
        lastRow = row.row();
        rows++;
      }
    }

    assertThat(rows).isEqualTo(900_000);
    assertThat(scratch.mostOpen()).isEqualTo(Runs.FAN_IN);
    assertThat(scratch.largestRead()).isLessThan(100_000);
  }

  @Test
  void longTextsMakeFramesOfFewerRows() throws IOException {
    List<List<Object>> rows = new RandomRows(3).rows(200);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).set(RandomRows.NAME, (char) ('a' + i % 26) + "x".repeat(40_000) + i);
    }
    List<Run> runs = write("file", rows, new int[rows.size()]);
    rows.sort(NAIVE);

    assertThat(runs).hasSize(1);
    assertThat(read(new RunReader(scratch, runs.get(0), RandomRows.SHAPE))).isEqualTo(rows);
    assertThat(scratch.bytes("file")).hasSizeGreaterThan(8_000_000);
    assertThat(scratch.largestRead()).isLessThan(4_300_000);
  }

  @Test
  void aDamagedFrameIsAnErrorThatNamesFileAndPlace() throws IOException {
    List<Run> runs = write("events/part-7", new RandomRows(9).rows(9000), new int[9000]);
    int second = 4 + ByteSink.intAt(scratch.bytes("events/part-7"), 0);
    scratch.bytes("events/part-7")[second + 100] ^= 1;

    assertDamaged(
        runs.get(0),
        "Run file events/part-7 in memory is damaged at byte "
            + (second + 4)
            + ": the bytes do not have the checksum");
  }

  @Test
  void aFrameThatCannotBeThatLongIsAnError() throws IOException {
    List<Run> runs = write("part", new RandomRows(9).rows(10), new int[10]);
    scratch.bytes("part")[3] = 0x7F;

    assertDamaged(runs.get(0), "Run file part in memory is damaged at byte 0: a frame cannot be");
  }

  @Test
  void aFileThatEndsTooEarlyIsAnError() throws IOException {
    List<Run> runs = write("part", new RandomRows(9).rows(10), new int[10]);
    scratch.replace("part", Arrays.copyOf(scratch.bytes("part"), 40));

    assertDamaged(runs.get(0), "Run file part in memory is damaged at byte 0: the file ends");
  }

  @Test
  void aRunThatHoldsAnotherNumberOfRowsIsAnError() throws IOException {
    Run run = write("part", new RandomRows(9).rows(10), new int[10]).get(0);

    assertDamaged(
        new Run(run.file(), run.offset(), run.byteCount(), 11, 0), "does not hold 11 rows");
    assertDamaged(new Run(run.file(), run.offset(), run.byteCount(), 9, 0), "does not hold 9 rows");
  }

  @Test
  void closingAMergeBeforeItsEndClosesAllRuns() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      runs.addAll(write("file-" + i, new RandomRows(i).rows(100), new int[100]));
    }
    RowCursor merged = Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, runs, 64);
    assertThat(merged.next()).isTrue();
    assertThat(scratch.open()).isEqualTo(5);
    merged.close();

    assertThat(scratch.open()).isZero();
  }

  @Test
  void refusesToMergeOneAtATime() {
    assertThatThrownBy(() -> Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Merging 1 runs at a time comes to no end.");
  }

  private void assertDamaged(Run run, String message) {
    assertThatThrownBy(() -> read(new RunReader(scratch, run, RandomRows.SHAPE)))
        .isInstanceOfSatisfying(
            MoraineException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("BLOCKS-2001");
              assertThat(failure.category()).isEqualTo(ErrorCategory.EXTERNAL);
            })
        .hasMessageContaining(message);
  }

  private List<Run> write(String file, List<List<Object>> rows, int[] buckets) throws IOException {
    try (RunWriter writer = new RunWriter(scratch, file, ORDER)) {
      writer.write(RandomRows.block(rows), row -> buckets[row]);
      return writer.finish();
    }
  }

  private RowCursor merge(List<Run> runs) throws IOException {
    return Runs.merge(scratch, "merged", RandomRows.SHAPE, ORDER, runs, 64);
  }

  private static List<Object> named(String name, long count) {
    List<Object> row = new ArrayList<>(Collections.nCopies(RandomRows.SHAPE.size(), null));
    row.set(RandomRows.NAME, name);
    row.set(RandomRows.COUNT, count);
    return row;
  }

  // Now and then a stretch is left in the middle, as its reader may.
  private static List<List<Object>> readByStretches(RowCursor cursor) throws IOException {
    try (cursor) {
      List<List<Object>> rows = new ArrayList<>();
      RowView view = new RowView();
      while (cursor.next()) {
        Block block = cursor.row().block();
        int first = cursor.row().row();
        int taken = rows.size() % 3 == 0 ? (cursor.stretch() + 1) / 2 : cursor.stretch();
        for (int i = 0; i < taken; i++) {
          rows.add(RandomRows.rowOf(view.at(block, first + i)));
        }
        cursor.passOver(taken - 1);
        assertThat(cursor.row().row()).isEqualTo(first + taken - 1);
      }
      assertThat(cursor.next()).isFalse();
      return rows;
    }
  }

  private static List<List<Object>> read(RowCursor cursor) throws IOException {
    try (cursor) {
      List<List<Object>> rows = new ArrayList<>();
      while (cursor.next()) {
        rows.add(RandomRows.rowOf(cursor.row()));
      }
      assertThat(cursor.next()).isFalse();
      return rows;
    }
  }
}
