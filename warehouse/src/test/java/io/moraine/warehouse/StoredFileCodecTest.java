package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredFileCodecTest {
  private static final String LOCATION = "file:///shelf/data/1-0-run.parquet";

  @TempDir Path folder;

  @Test
  void whatIsCommittedIsWhatWasWritten() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      for (TableDefinition definition : Tables.ALL) {
        WarehouseTable table = shelf.table(definition);
        Slice slice = Shelf.slice(definition, 1);
        List<List<Object>> rows = new Rows(7).random(definition, slice, Shelf.BUCKETS, 300);
        List<StoredFile> written = Shelf.write(table, slice, "run", rows);

        List<StoredFile> travelled = travel(definition, written);
        table.replaceSlices("run", table.currentSnapshot()).slice(slice, travelled).commit();

        assertThat(written).hasSize(1);
        assertThat(written.get(0).dataFile().lowerBounds()).isNotEmpty();
        assertSame(written.get(0), travelled.get(0));
        List<DataFile> committed = committed(shelf.table(definition));
        assertThat(committed).hasSize(1);
        assertSame(written.get(0), new StoredFile(slice, committed.get(0)));
      }
    }
  }

  @Test
  void filesOfASnapshotTravelWithoutMetrics() throws IOException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Shelf.slice(Event.TABLE, 0);
      List<List<Object>> rows = new Rows(8).random(Event.TABLE, slice, Shelf.BUCKETS, 30);
      Shelf.replace(shelf.table(Event.TABLE), slice, "run", rows);

      StoredFile stored = shelf.table(Event.TABLE).slices().get(slice).get(0);

      assertThat(stored.dataFile().valueCounts()).isNull();
      assertSame(stored, travel(Event.TABLE, List.of(stored)).get(0));
    }
  }

  @Test
  void whatAnotherEngineSaysTravelsToo() throws IOException {
    Slice slice = Slice.of(Shelf.DAY, 2);
    TableLayout layout = new TableLayout(Event.TABLE, Shelf.BUCKETS, 3);
    StoredFile said =
        new StoredFile(
            slice,
            layout.dataFile(
                slice,
                file ->
                    file.withPath(LOCATION)
                        .withFormat(FileFormat.ORC)
                        .withFileSizeInBytes(5)
                        .withMetrics(
                            new Metrics(
                                9L,
                                Map.of(1, 2L),
                                Map.of(),
                                Map.of(1, 3L, 2, 4L),
                                Map.of(3, Long.MAX_VALUE),
                                null,
                                Map.of(1, ByteBuffer.wrap(new byte[] {1, 0, -1}))))
                        .withSplitOffsets(List.of(4L, 1L << 40))
                        .withSortOrderId(7)
                        .withEncryptionKeyMetadata(ByteBuffer.wrap(new byte[] {5, 6}))));
    // A file of the same layout that follows says nothing of the kind.
    StoredFile terse =
        new StoredFile(
            slice,
            layout.dataFile(
                slice,
                file ->
                    file.withPath(LOCATION + "2")
                        .withFormat(FileFormat.PARQUET)
                        .withFileSizeInBytes(0)
                        .withRecordCount(0)));

    List<StoredFile> travelled = travel(Event.TABLE, List.of(said, terse, said));

    assertThat(said.dataFile().specId()).isEqualTo(3);
    assertThat(terse.dataFile().keyMetadata()).isNull();
    assertThat(terse.dataFile().splitOffsets()).isNull();
    assertSame(said, travelled.get(0));
    assertSame(terse, travelled.get(1));
    assertSame(said, travelled.get(2));
  }

  private static List<StoredFile> travel(TableDefinition definition, List<StoredFile> files)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (StoredFile file : files) {
        new StoredFileCodec(definition, Shelf.BUCKETS).write(file, out);
      }
    }
    StoredFileCodec codec = new StoredFileCodec(definition, Shelf.BUCKETS);
    List<StoredFile> read = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (int left = files.size(); left > 0; left--) {
        read.add(codec.read(in));
      }
      assertThat(in.read()).isEqualTo(-1);
    }
    return read;
  }

  private static List<DataFile> committed(WarehouseTable table) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (ManifestFile manifest :
        table.iceberg().currentSnapshot().dataManifests(table.iceberg().io())) {
      try (ManifestReader<DataFile> read =
          ManifestFiles.read(manifest, table.iceberg().io(), table.iceberg().specs())) {
        read.forEach(file -> files.add(file.copy()));
      }
    }
    return files;
  }

  private static void assertSame(StoredFile expected, StoredFile actual) {
    DataFile is = actual.dataFile();
    DataFile was = expected.dataFile();
    assertThat(actual.slice()).isEqualTo(expected.slice());
    assertThat(is.location()).isEqualTo(was.location());
    assertThat(is.format()).isEqualTo(was.format());
    assertThat(is.specId()).isEqualTo(was.specId());
    assertThat(is.partition()).isEqualTo(was.partition());
    assertThat(is.content()).isEqualTo(was.content());
    assertThat(is.recordCount()).isEqualTo(was.recordCount());
    assertThat(is.fileSizeInBytes()).isEqualTo(was.fileSizeInBytes());
    assertThat(is.columnSizes()).isEqualTo(was.columnSizes());
    assertThat(is.valueCounts()).isEqualTo(was.valueCounts());
    assertThat(is.nullValueCounts()).isEqualTo(was.nullValueCounts());
    assertThat(is.nanValueCounts()).isEqualTo(was.nanValueCounts());
    assertThat(is.lowerBounds()).isEqualTo(was.lowerBounds());
    assertThat(is.upperBounds()).isEqualTo(was.upperBounds());
    assertThat(is.splitOffsets()).isEqualTo(was.splitOffsets());
    assertThat(is.sortOrderId()).isEqualTo(was.sortOrderId());
    assertThat(is.keyMetadata()).isEqualTo(was.keyMetadata());
  }
}
