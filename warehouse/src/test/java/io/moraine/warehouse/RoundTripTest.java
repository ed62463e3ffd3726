package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundTripTest {
  @TempDir Path folder;

  static Stream<TableDefinition> tables() {
    return Tables.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void givesBackTheRowsThatWereWritten(TableDefinition definition) throws IOException {
    for (int seed = 0; seed < 4; seed++) {
      try (Shelf shelf = Shelf.in(folder)) {
        WarehouseTable table = shelf.table(definition);
        Slice slice = Shelf.slice(definition, seed % Shelf.BUCKETS);
        List<List<Object>> rows =
            new Rows(seed).random(definition, slice, Shelf.BUCKETS, 50 + 150 * seed);

        Shelf.replace(table, slice, "run" + seed, rows);

        assertThat(shelf.stored(definition, slice)).isNotEmpty().isEqualTo(rows);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void givesTheColumnsThatAreAskedForInTheirOrder(TableDefinition definition) throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(definition);
      Slice slice = Shelf.slice(definition, 1);
      List<List<Object>> rows = new Rows(7).random(definition, slice, Shelf.BUCKETS, 300);
      List<StoredFile> files = Shelf.write(table, slice, "run", rows);

      Random random = new Random(8);
      for (int i = 0; i < 10; i++) {
        int[] columns =
            random.ints(1 + random.nextInt(5), 0, definition.columns().size()).toArray();
        assertThat(Shelf.read(table, files, columns)).isEqualTo(Rows.project(rows, columns));
      }
    }
  }

  @Test
  void keepsTheOrderOverRowGroupsAndFiles() throws IOException {
    WarehouseSettings small =
        Shelf.settings(folder).withRowGroupBytes(50_000).withTargetFileBytes(50_000);
    try (Warehouse warehouse = Warehouse.open(small)) {
      WarehouseTable table = warehouse.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 2);
      List<List<Object>> rows = new Rows(3).random(Event.TABLE, slice, Shelf.BUCKETS, 13_000);

      List<StoredFile> files = Shelf.write(table, slice, "run", rows);

      assertThat(files).hasSizeGreaterThan(11);
      assertThat(files)
          .extracting(StoredFile::part)
          .isEqualTo(IntStream.range(0, files.size()).boxed().toList());
      assertThat(files).extracting(StoredFile::bytes).allMatch(bytes -> bytes < 1_000_000);
      assertThat(files.stream().mapToLong(StoredFile::rows).sum()).isEqualTo(rows.size());
      table.replaceSlices("run", table.currentSnapshot()).slice(slice, files).commit();
      WarehouseTable after = warehouse.table(Event.TABLE);
      assertThat(after.slices().get(slice)).isEqualTo(files);
      assertThat(Shelf.read(after, files, Shelf.all(Event.TABLE))).isEqualTo(rows);
    }
  }

  @Test
  void aWriterHoldsOneRowGroupHoweverManyRowsItWrites() {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Session.TABLE);
      Slice slice = Shelf.slice(Session.TABLE, 1);
      List<List<Object>> rows = new Rows(9).random(Session.TABLE, slice, Shelf.BUCKETS, 1_000);
      Block block = Rows.block(Shape.of(Session.TABLE.struct()), rows);
      try (SliceWriter alone = table.write(slice, "run");
          SliceWriter writer = table.write(slice, "run", RowGroups.sideBySide())) {
        long heldByTheFirst = 0;
        for (int row = 0; row < 120_000; row++) {
          alone.append(block, row % block.rows());
          writer.append(block, row % block.rows());
          heldByTheFirst = row < 40_000 ? writer.heldBytes() : heldByTheFirst;
        }

        assertThat(heldByTheFirst).isBetween(1_000_000L, 32_000_000L);
        assertThat(writer.heldBytes()).isLessThanOrEqualTo(heldByTheFirst);
        StoredFile file = writer.finish().get(0);
        assertThat(file.rows()).isEqualTo(120_000);
        assertThat(file.dataFile().splitOffsets()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(alone.heldBytes()).isLessThan(96_000_000);
        assertThat(alone.finish().get(0).dataFile().splitOffsets()).hasSize(1);
      }
    }
  }

  @Test
  void givesBlocksThatStayValidAndOfTheSameRows() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 2);
      List<List<Object>> rows = new Rows(4).random(Event.TABLE, slice, Shelf.BUCKETS, 13_000);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);

      Block first;
      int others = 0;
      try (BlockCursor cursor = table.read(file, EventColumn.EVENT_ID, EventColumn.ITEMS)) {
        first = cursor.nextBlock();
        for (Block next = cursor.nextBlock(); next != null; next = cursor.nextBlock()) {
          others += next.rows();
        }
      }

      assertThat(first.rows() + others).isEqualTo(rows.size());
      for (int row = 0; row < first.rows(); row++) {
        assertThat(first.text(0, row)).isEqualTo(rows.get(row).get(EventColumn.EVENT_ID));
      }
    }
  }

  @Test
  void lendsBlocksOfTheSameRows() throws IOException {
    WarehouseSettings small = Shelf.settings(folder).withRowGroupBytes(12_000_000);
    try (Warehouse warehouse = Warehouse.open(small)) {
      WarehouseTable table = warehouse.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 2);
      List<List<Object>> rows = new Rows(12).random(Event.TABLE, slice, Shelf.BUCKETS, 30_000);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);
      assertThat(file.dataFile().splitOffsets()).hasSizeGreaterThan(1);
      int[] all = Shelf.all(Event.TABLE);
      int[] lists = {EventColumn.ITEMS, EventColumn.COUNTRY, EventColumn.ITEMS};
      RowFilter even =
          new RowFilter(
              new int[] {EventColumn.EVENT_TIME},
              row -> (row.longAt(EventColumn.EVENT_TIME) & 1) == 0);

      ReadMemory memory = new ReadMemory();
      assertThat(lent(table.read(file, all), memory)).isEqualTo(rows);
      assertThat(lent(table.read(file, lists), memory)).isEqualTo(Rows.project(rows, lists));
      assertThat(lent(table.read(file, even, all), memory))
          .isEqualTo(
              rows.stream()
                  .filter(row -> ((Long) row.get(EventColumn.EVENT_TIME) & 1) == 0)
                  .toList());
    }
  }

  private static List<List<Object>> lent(BlockCursor cursor, ReadMemory memory) throws IOException {
    try (cursor) {
      return Rows.of(cursor.lending(memory), cursor.shape());
    }
  }

  @Test
  void filesThatAreOpenTogetherHaveArraysOfTheirOwn() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      List<List<List<Object>>> rows = new ArrayList<>();
      List<StoredFile> files = new ArrayList<>();
      for (int bucket = 0; bucket < 3; bucket++) {
        Slice slice = Slice.of(Shelf.DAY, bucket);
        rows.add(new Rows(20 + bucket).random(Event.TABLE, slice, Shelf.BUCKETS, 9_000));
        files.addAll(Shelf.write(table, slice, "run", rows.get(bucket)));
      }
      ReadMemory memory = new ReadMemory();
      // The third file is opened with what the first one was read with, while the second is open.
      try (BlockCursor first = table.read(files.get(0)).lending(memory);
          BlockCursor second = table.read(files.get(1)).lending(memory)) {
        first.nextBlock();
        Block ofSecond = second.nextBlock();
        first.close();
        try (BlockCursor third = table.read(files.get(2)).lending(memory)) {
          Block ofThird = third.nextBlock();
          assertThat(Rows.of(ofSecond)).isEqualTo(rows.get(1).subList(0, ofSecond.rows()));
          assertThat(Rows.of(ofThird)).isEqualTo(rows.get(2).subList(0, ofThird.rows()));
        }
      }
    }
  }

  @Test
  void blocksThatAreNotLentStayAsTheyAreThoughTheMemoryIsShared() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      ReadMemory memory = new ReadMemory();
      List<List<Object>> rows = new ArrayList<>();
      List<Block> blocks = new ArrayList<>();
      for (int bucket = 0; bucket < 3; bucket++) {
        Slice slice = Slice.of(Shelf.DAY, bucket);
        List<List<Object>> own =
            new Rows(30 + bucket).random(Event.TABLE, slice, Shelf.BUCKETS, 9_000);
        StoredFile file = Shelf.write(table, slice, "run", own).get(0);
        try (BlockCursor cursor = table.read(file).reading(memory)) {
          for (Block next = cursor.nextBlock(); next != null; next = cursor.nextBlock()) {
            blocks.add(next);
          }
        }
        rows.addAll(own);
      }

      List<List<Object>> read = new ArrayList<>();
      blocks.forEach(block -> read.addAll(Rows.of(block)));
      assertThat(read).isEqualTo(rows);
    }
  }

  @Test
  void aBlockThatIsHeldStaysAsItIsThoughBlocksAreLent() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 2);
      List<List<Object>> rows = new Rows(13).random(Event.TABLE, slice, Shelf.BUCKETS, 30_000);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);

      List<Block> blocks = new ArrayList<>();
      ReadMemory memory = new ReadMemory();
      try (BlockCursor cursor = table.read(file).lending(memory)) {
        for (Block next = cursor.nextBlock(); next != null; next = cursor.nextBlock()) {
          blocks.add(next);
          if (blocks.size() % 2 == 0) {
            next.hold();
          } else {
            next.hold();
            next.release();
          }
        }
      }

      assertThat(lent(table.read(file), memory)).as("once more").isEqualTo(rows);
      assertThat(blocks).hasSizeGreaterThan(4);
      int from = 0;
      int changed = 0;
      for (int i = 0; i < blocks.size(); i++) {
        int to = from + blocks.get(i).rows();
        List<List<Object>> read = Rows.of(blocks.get(i));
        if (i % 2 == 1) {
          assertThat(read).isEqualTo(rows.subList(from, to));
        } else {
          changed += read.equals(rows.subList(from, to)) ? 0 : 1;
        }
        from = to;
      }
      assertThat(changed).as("arrays of blocks that nobody holds are used again").isPositive();
    }
  }

  @Test
  void hashesTheSameRowsAlike() {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 0);
      List<List<Object>> rows = new Rows(5).random(Event.TABLE, slice, Shelf.BUCKETS, 500);

      StoredFile once = Shelf.write(table, slice, "one", rows).get(0);
      StoredFile again = Shelf.write(table, slice, "two", rows).get(0);
      StoredFile other = Shelf.write(table, slice, "two", rows.subList(0, 499)).get(0);

      assertThat(once.hash()).hasSize(32).isEqualTo(again.hash()).isNotEqualTo(other.hash());
      assertThat(once.location()).isNotEqualTo(again.location());
    }
  }

  @Test
  void writesNoFileWithoutRows() {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);

      assertThat(Shelf.write(table, Slice.of(Shelf.DAY, 0), "run", List.of())).isEmpty();
    }
  }

  @Test
  void readsAValueFarBehindManyNulls() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 0);
      List<List<Object>> one = new Rows(9).random(Event.TABLE, slice, Shelf.BUCKETS, 1);
      List<Integer> optional =
          IntStream.range(0, Event.TABLE.columns().size())
              .filter(i -> Event.TABLE.columns().get(i).isOptional())
              .boxed()
              .toList();
      List<Object> empty = new ArrayList<>(one.get(0));
      optional.forEach(column -> empty.set(column, null));
      List<List<Object>> rows = new ArrayList<>(Collections.nCopies(9000, empty));
      rows.add(7000, one.get(0));

      List<StoredFile> files = Shelf.write(table, slice, "run", rows);

      assertThat(Shelf.read(table, files, Shelf.all(Event.TABLE))).isEqualTo(rows);
    }
  }

  @Test
  void readsOfTheRowsThatAFilterKeepsWhatTheyAre() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 3);
      List<List<Object>> rows = new Rows(9).random(Event.TABLE, slice, Shelf.BUCKETS, 10_000);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);
      RowFilter even =
          new RowFilter(
              new int[] {EventColumn.EVENT_TIME},
              row -> (row.longAt(EventColumn.EVENT_TIME) & 1) == 0);

      List<List<Object>> read;
      try (BlockCursor cursor = table.read(file, even, Shelf.all(Event.TABLE))) {
        read = Rows.of(cursor, Shape.of(Event.TABLE.struct()));
      }

      List<List<Object>> kept =
          rows.stream().filter(row -> ((Long) row.get(EventColumn.EVENT_TIME) & 1) == 0).toList();
      assertThat(read).isNotEmpty().hasSizeLessThan(rows.size()).isEqualTo(kept);
    }
  }

  @Test
  void readsOfSparseColumnsWhatTheRowsThatAreWantedHave() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 3);
      List<List<Object>> rows = new Rows(11).random(Event.TABLE, slice, Shelf.BUCKETS, 10_000);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);
      int[] sparse = {EventColumn.EVENT_ID, EventColumn.COUNTRY, EventColumn.ITEMS};
      RowFilter even =
          RowFilter.sparse(
              new int[] {EventColumn.EVENT_TIME},
              row -> (row.longAt(EventColumn.EVENT_TIME) & 1) == 0,
              sparse);

      List<List<Object>> read;
      try (BlockCursor cursor = table.read(file, even, Shelf.all(Event.TABLE))) {
        read = Rows.of(cursor, Shape.of(Event.TABLE.struct()));
      }

      assertThat(read).hasSameSizeAs(rows);
      int wanted = 0;
      for (int i = 0; i < rows.size(); i++) {
        List<Object> expected = new ArrayList<>(rows.get(i));
        List<Object> row = new ArrayList<>(read.get(i));
        if (((Long) expected.get(EventColumn.EVENT_TIME) & 1) == 0) {
          wanted++;
        } else {
          for (int column : sparse) {
            expected.set(column, null);
            row.set(column, null);
          }
        }
        assertThat(row).isEqualTo(expected);
      }
      assertThat(wanted).isBetween(1000, 9000);
    }
  }

  @Test
  void readsColumnsThatTheFileDoesNotHaveAsNull() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Event.TABLE);
      Slice slice = Slice.of(Shelf.DAY, 0);
      List<List<Object>> rows = new Rows(6).random(Event.TABLE, slice, Shelf.BUCKETS, 10);
      Shelf.replace(table, slice, "run", rows);
      TableDefinition wider = Definitions.withColumn(Event.TABLE, 90, "mood");

      WarehouseTable later = shelf.table(wider);
      StoredFile file = later.slices().get(slice).get(0);
      int mood = wider.ordinal("mood");

      Shape shape = Shape.of(wider.struct()).project(EventColumn.EVENT_ID, mood);
      try (BlockCursor cursor = later.read(file, EventColumn.EVENT_ID, mood)) {
        assertThat(Rows.of(cursor, shape))
            .hasSize(10)
            .allSatisfy(row -> assertThat(row.get(1)).isNull())
            .extracting(row -> row.get(0))
            .isEqualTo(rows.stream().map(row -> row.get(EventColumn.EVENT_ID)).toList());
      }
    }
  }
}
