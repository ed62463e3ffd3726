package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.Event;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseTest {
  @TempDir Path folder;

  @Test
  void hasEveryTableAsItIsDefined() {
    try (Warehouse warehouse = Warehouse.open(Shelf.settings(folder))) {
      for (TableDefinition definition : Tables.ALL) {
        Table stored = warehouse.table(definition).iceberg();

        assertThat(stored.schema().asStruct()).isEqualTo(definition.struct());
        assertThat(stored.properties())
            .containsEntry("comment", definition.grain())
            .containsEntry("moraine.buckets", "4")
            .containsEntry("write.parquet.compression-codec", "zstd");
        assertThat(stored.location())
            .isEqualTo("file://" + folder + "/data/" + definition.name().replace('.', '/'));
        assertThat(
                stored.sortOrder().fields().stream()
                    .map(f -> stored.schema().findColumnName(f.sourceId())))
            .isEqualTo(definition.sortOrder());
      }
      assertThat(warehouse.table(Event.TABLE).iceberg().spec().toString())
          .contains("event_date: identity(3)", "visitor_id_bucket: bucket[4](6)");
      assertThat(warehouse.table(IdentityLink.TABLE).iceberg().spec().fields()).hasSize(1);
      assertThat(warehouse.table(IngestedFile.TABLE).iceberg().spec().isUnpartitioned()).isTrue();
    }
  }

  @Test
  void refusesACopyWhichWouldBeWrittenToWhereTheFirstOneIs() throws IOException {
    Path first = folder.resolve("first");
    Warehouse.open(WarehouseSettings.embedded(first)).close();
    Path copy = folder.resolve("copy");
    copy(first, copy);

    assertThatThrownBy(() -> Warehouse.open(WarehouseSettings.embedded(copy)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContainingAll(copy.toString(), first.toString(), "moved or copied")
        .extracting("code")
        .isEqualTo(WarehouseError.MADE_ELSEWHERE.code());
    Warehouse.open(WarehouseSettings.embedded(first)).close();
  }

  @Test
  void refusesAWarehouseThatWasMovedAndOpensItByAnotherNameOfItsFolder() throws IOException {
    Path first = folder.resolve("first");
    Warehouse.open(WarehouseSettings.embedded(first)).close();
    Path moved = Files.move(first, folder.resolve("moved"));

    assertThatThrownBy(() -> Warehouse.open(WarehouseSettings.embedded(moved)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContainingAll(moved.toString(), first.toString(), "moved or copied")
        .extracting("code")
        .isEqualTo(WarehouseError.MADE_ELSEWHERE.code());

    Files.createSymbolicLink(first, moved);
    Warehouse.open(WarehouseSettings.embedded(moved)).close();
    Warehouse.open(WarehouseSettings.embedded(first)).close();
  }

  @Test
  void saysWhichFileIsMissingWhereItIsNotTheFolderThatWasMoved() throws IOException {
    Warehouse.open(WarehouseSettings.embedded(folder)).close();
    try (Stream<Path> files = Files.walk(folder.resolve("data/raw/events/metadata"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> Warehouse.open(WarehouseSettings.embedded(folder)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("data/raw/events/metadata/00000-")
        .extracting("code")
        .isEqualTo(WarehouseError.CATALOG_FAILED.code());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Test
  void takesTheStoredNumberOfBucketsUnlessToldOtherwise() {
    Warehouse.open(WarehouseSettings.embedded(folder).withBuckets(5)).close();

    try (Warehouse again = Warehouse.open(WarehouseSettings.embedded(folder))) {
      assertThat(again.buckets()).isEqualTo(5);
      assertThat(again.table(Session.TABLE).bucketOf("visitor"))
          .isEqualTo(Buckets.of("visitor", 5));
    }
    assertThatThrownBy(() -> Warehouse.open(WarehouseSettings.embedded(folder).withBuckets(6)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("was made with 5 buckets and cannot be opened with 6");
  }

  @Test
  void saysWhereACatalogIsThatCannotBeOpened() throws IOException {
    Files.writeString(
        folder.resolve("catalog.db"), "This is no database, however long it is. ".repeat(99));

    assertThatThrownBy(() -> Warehouse.open(Shelf.settings(folder)))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("The warehouse at jdbc:sqlite:" + folder + "/catalog.db");
  }

  @Test
  void addsAColumnThatTheDefinitionGained() throws IOException {
    Slice slice = Slice.of(1);
    List<List<Object>> rows = new Rows(1).random(IdentityLink.TABLE, slice, Shelf.BUCKETS, 5);
    TableDefinition wider = Definitions.withColumn(IdentityLink.TABLE, 9, "mood");
    try (Shelf shelf = Shelf.in(folder)) {
      Shelf.replace(shelf.table(IdentityLink.TABLE), slice, "run", rows);

      WarehouseTable table = shelf.table(wider);

      assertThat(table.iceberg().schema().findField("mood").fieldId()).isEqualTo(9);
      assertThat(table.iceberg().schema().findField("mood").doc()).isEqualTo("New.");
      assertThat(table.iceberg().snapshots()).hasSize(1);
      assertThat(Rows.project(shelf.stored(wider, slice), 0, 1, 8))
          .isEqualTo(
              rows.stream().map(row -> Arrays.asList(row.get(0), row.get(1), null)).toList());
    }
  }

  @Test
  void refusesATableThatIsNotWhatItsDefinitionSays() {
    try (Shelf shelf = Shelf.in(folder)) {
      TableDefinition narrower = Definitions.without(IdentityLink.TABLE, "events");
      assertThatThrownBy(() -> shelf.table(narrower))
          .isInstanceOf(MoraineException.class)
          .hasMessageContaining("Table facts.identities", "its column events is gone");

      TableDefinition other =
          Definitions.withType(IdentityLink.TABLE, "events", Types.StringType.get());
      assertThatThrownBy(() -> shelf.table(other))
          .isInstanceOf(MoraineException.class)
          .hasMessageContaining("events: long cannot be promoted to string");
    }
  }

  @Test
  void findsSlicesByBucketAndByDay() {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable table = shelf.table(Session.TABLE);
      Rows random = new Rows(2);
      SliceReplacement replacement = table.replaceSlices("run", table.currentSnapshot());
      for (int day = 0; day < 5; day++) {
        for (int bucket = 0; bucket < Shelf.BUCKETS; bucket++) {
          Slice slice = Slice.of(Shelf.DAY.plusDays(day), bucket);
          replacement.slice(
              slice,
              Shelf.write(
                  table, slice, "run", random.random(Session.TABLE, slice, Shelf.BUCKETS, 2)));
        }
      }
      replacement.commit();
      table.refresh();

      assertThat(table.slices()).hasSize(20);
      assertThat(table.slicesOfBucket(3).keySet())
          .hasSize(5)
          .allMatch(slice -> slice.bucket().getAsInt() == 3);
      assertThat(table.slicesOfDays(Shelf.DAY.plusDays(1), Shelf.DAY.plusDays(2)).keySet())
          .containsExactlyElementsOf(
              table.slices().keySet().stream().skip(4).limit(8).collect(Collectors.toList()));
    }
  }

  @Test
  void listsWhatIcebergPlansForBucketsAndDaysAtEachSnapshot() {
    try (Shelf shelf = Shelf.in(folder)) {
      WarehouseTable before = shelf.table(Session.TABLE);
      assertThat(before.slices()).isEmpty();
      for (int round = 0; round < 2; round++) {
        WarehouseTable table = shelf.table(Session.TABLE);
        SliceReplacement replacement = table.replaceSlices("run" + round, table.currentSnapshot());
        for (int day = round; day < 4; day++) {
          for (int bucket = 0; bucket < Shelf.BUCKETS; bucket++) {
            Slice slice = Slice.of(Shelf.DAY.plusDays(day), bucket);
            List<List<Object>> rows =
                new Rows(day).random(Session.TABLE, slice, Shelf.BUCKETS, 2 + round);
            replacement.slice(slice, Shelf.write(table, slice, "run" + round, rows));
          }
        }
        replacement.commit();
        WarehouseTable after = shelf.table(Session.TABLE);

        for (WarehouseTable seen : List.of(table, after, table)) {
          assertThat(seen.slices()).isEqualTo(seen.slices(Expressions.alwaysTrue()));
          for (int bucket = 0; bucket < Shelf.BUCKETS; bucket++) {
            assertThat(seen.slicesOfBucket(bucket))
                .isEqualTo(seen.slices(Expressions.equal(seen.bucketTerm(), bucket)));
          }
          int day = (int) Shelf.DAY.toEpochDay() + 1;
          assertThat(seen.slicesOfDays(Shelf.DAY.plusDays(1), Shelf.DAY.plusDays(1)))
              .isEqualTo(seen.slices(Expressions.equal(seen.dayColumn(), day)));
        }
        assertThat(after.slices()).isNotEqualTo(table.slices());
      }
      assertThat(before.slices()).isEmpty();
      before.refresh();
      assertThat(before.slices()).isEqualTo(shelf.table(Session.TABLE).slices()).hasSize(16);
    }
  }

  @Test
  void refusesTheBucketsOfWhichAnotherEngineDeletedRows() {
    try (Shelf shelf = Shelf.in(folder)) {
      for (int bucket = 0; bucket < 2; bucket++) {
        Slice slice = Slice.of(bucket);
        List<List<Object>> rows = new Rows(4).random(IdentityLink.TABLE, slice, Shelf.BUCKETS, 3);
        Shelf.replace(shelf.table(IdentityLink.TABLE), slice, "run", rows);
      }
      WarehouseTable table = shelf.table(IdentityLink.TABLE);
      assertThat(table.slices()).hasSize(2);
      table
          .iceberg()
          .newRowDelta()
          .addDeletes(
              FileMetadata.deleteFileBuilder(table.layout().spec())
                  .ofPositionDeletes()
                  .withPath(table.newDataLocation(Slice.of(0), "deletes.parquet"))
                  .withPartition(table.layout().partition(Slice.of(0)))
                  .withFormat(FileFormat.PARQUET)
                  .withFileSizeInBytes(1)
                  .withRecordCount(1)
                  .build())
          .commit();

      assertThat(table.slices()).hasSize(2);
      table.refresh();
      assertThat(table.slicesOfBucket(1)).hasSize(1);
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(() -> table.slicesOfBucket(0))
            .isInstanceOf(MoraineException.class)
            .hasMessageContaining("Another engine deleted rows of file:")
            .hasMessageContaining("facts.identities");
      }
    }
  }

  @Test
  void leavesNoChecksumFilesAndNoScratch() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Slice.of(0);
      Shelf.replace(
          shelf.table(IdentityLink.TABLE),
          slice,
          "run",
          new Rows(3).random(IdentityLink.TABLE, slice, Shelf.BUCKETS, 3));
      assertThat(shelf.warehouse().scratch("run")).isEqualTo(folder.resolve("scratch/run"));
    }

    try (var paths = Files.walk(folder)) {
      assertThat(paths.filter(Files::isRegularFile).map(Path::toString))
          .isNotEmpty()
          .noneMatch(path -> path.endsWith(".crc") || path.contains("/scratch/"));
    }
  }

  @Test
  void saysWhichDataFileCannotBeRead() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Slice.of(0);
      WarehouseTable table = shelf.table(IdentityLink.TABLE);
      List<List<Object>> rows = new Rows(3).random(IdentityLink.TABLE, slice, Shelf.BUCKETS, 300);
      StoredFile file = Shelf.write(table, slice, "run", rows).get(0);
      Path path = LocalFileIO.path(file.location());
      byte[] bytes = Files.readAllBytes(path);

      Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> Shelf.read(table, List.of(file), 0))
          .isInstanceOf(MoraineException.class)
          .hasMessageStartingWith("Data file " + file.location() + " cannot be read: ");

      Files.delete(path);
      assertThatThrownBy(() -> Shelf.read(table, List.of(file), 0))
          .isInstanceOf(MoraineException.class)
          .hasMessageStartingWith("Data file " + file.location() + " cannot be read: ")
          .hasMessageEndingWith("If it is gone or damaged, build its table again.");
    }
  }

  @Test
  void everyErrorHasACodeOfItsOwn() {
    Map<String, Long> codes =
        Arrays.stream(WarehouseError.values())
            .collect(Collectors.groupingBy(WarehouseError::code, Collectors.counting()));

    assertThat(codes).hasSameSizeAs(WarehouseError.values());
    assertThat(codes.keySet()).allMatch(code -> code.matches("WAREHOUSE-10\\d\\d"));
  }
}
