package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.ingest.IngestReport;
import io.moraine.pipelines.ingest.IngestReport.Outcome;
import io.moraine.schemas.Event;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.RejectedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final String VIEW =
      "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"received_time\":\"%s\",\"event_type\":\"page_view\","
          + "\"device_id\":\"%s\",\"page_url\":\"https://shop.example/\"}";
  private static final String NOON = "2026-03-27T12:00:00Z";
  private static final String ONE = "2026-03-27T13:00:00Z";

  @TempDir private Path folder;

  private static String view(String id, String time, String received, String device) {
    return String.format(VIEW, id, time, received, device);
  }

  private static void assertAccounted(TestWarehouse warehouse) {
    List<IngestedFile> files = warehouse.rows(IngestedFile.TABLE, IngestedFile.class);
    assertThat(files).isNotEmpty();
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(file.lines())
                    .isEqualTo(file.accepted() + file.duplicate() + file.rejected()));
    assertThat(files.stream().mapToLong(IngestedFile::accepted).sum())
        .isEqualTo(warehouse.rows(Event.TABLE, Event.class).size());
    assertThat(files.stream().mapToLong(IngestedFile::rejected).sum())
        .isEqualTo(warehouse.rows(RejectedLine.TABLE, RejectedLine.class).size());
  }

  @Test
  void everyLineIsAnEventACopyOrARejectedLine() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path file =
          warehouse.file(
              "a.jsonl",
              List.of(
                  view("1", NOON, ONE, "d"),
                  "{\"event_type\":",
                  "",
                  view("1", NOON, ONE, "d"),
                  view("2", NOON, ONE, "d"),
                  "not json"));
      IngestReport report = warehouse.ingest(file);
      assertThat(report.lines()).isEqualTo(5);
      assertThat(report.accepted()).isEqualTo(2);
      assertThat(report.duplicate()).isEqualTo(1);
      assertThat(report.rejected()).isEqualTo(2);
      assertThat(warehouse.rows(RejectedLine.TABLE, RejectedLine.class))
          .extracting(RejectedLine::line)
          .containsExactly(2L, 6L);
      assertAccounted(warehouse);
    }
  }

  @Test
  void aFileIngestedBeforeIsSkippedAndMakesNoSnapshot() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path file = warehouse.file("a.jsonl", List.of(view("1", NOON, ONE, "d")));
      warehouse.ingest(file);
      Map<String, OptionalLong> snapshots = warehouse.snapshots();
      Path copy = warehouse.file("b.jsonl", List.of(view("1", NOON, ONE, "d")));
      IngestReport report = warehouse.ingest(file, copy);
      assertThat(report.files())
          .extracting(IngestReport.FileOutcome::outcome)
          .containsExactly(Outcome.SKIPPED, Outcome.SKIPPED);
      assertThat(report.files().get(1).note()).contains("same content as").contains("a.jsonl");
      assertThat(warehouse.snapshots()).isEqualTo(snapshots);
    }
  }

  @Test
  void aFileThatGrewGivesItsNewLinesOnlyEvenWithoutIds() throws IOException {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      String line = view("", NOON, ONE, "d").replace("\"event_id\":\"\",", "");
      Path file = warehouse.file("a.jsonl", List.of(line, line));
      warehouse.ingest(file);
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
      IngestReport report = warehouse.ingest(file);
      assertThat(report.files().get(0).outcome()).isEqualTo(Outcome.GROWN);
      assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(3);
      assertThat(warehouse.rows(IngestedFile.TABLE, IngestedFile.class)).hasSize(1);
      assertAccounted(warehouse);
    }
  }

  @Test
  void aPathWithOtherContentIsAFileOfItsOwn() throws IOException {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path file = warehouse.file("a.jsonl", List.of(view("1", NOON, ONE, "d")));
      warehouse.ingest(file);
      Files.writeString(file, view("2", NOON, ONE, "d") + "\n");
      IngestReport report = warehouse.ingest(file);
      assertThat(report.files().get(0).outcome()).isEqualTo(Outcome.CHANGED);
      assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(2);
      assertAccounted(warehouse);
    }
  }

  @Test
  void theCopyReceivedFirstWinsWhateverFileDayAndDeviceItNames() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path later = warehouse.file("a.jsonl", List.of(view("1", NOON, "2026-03-30T00:00:00Z", "d")));
      Path first =
          warehouse.file("b.jsonl", List.of(view("1", "2026-03-25T12:00:00Z", ONE, "other")));
      warehouse.ingest(later);
      warehouse.ingest(first);
      assertThat(warehouse.rows(Event.TABLE, Event.class))
          .singleElement()
          .satisfies(event -> assertThat(event.deviceId()).isEqualTo("other"));
      assertThat(warehouse.rows(IngestedFile.TABLE, IngestedFile.class))
          .extracting(IngestedFile::accepted, IngestedFile::duplicate)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(0L, 1L),
              org.assertj.core.groups.Tuple.tuple(1L, 0L));
      assertAccounted(warehouse);
    }
  }

  // raw.files is written after raw.events: a run may be killed between the two.
  @Test
  void copiesOfARunThatWasKilledBeforeItWroteRawFilesAreAccountedForByTheNext()
      throws SQLException {
    Path first;
    String before;
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path later = warehouse.file("a.jsonl", List.of(view("1", NOON, "2026-03-30T00:00:00Z", "d")));
      first =
          warehouse.file(
              "b.jsonl", List.of(view("1", NOON, ONE, "other"), view("2", NOON, ONE, "d")));
      warehouse.ingest(later);
      before = catalog("select metadata_location from iceberg_tables where table_name = 'files'");
      warehouse.ingest(first);
    }
    catalog(
        "update iceberg_tables set metadata_location = '"
            + before
            + "' where table_name = 'files' returning metadata_location");
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      assertThat(warehouse.rows(IngestedFile.TABLE, IngestedFile.class)).hasSize(1);
      assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(2);
      warehouse.ingest(first);
      assertThat(warehouse.rows(IngestedFile.TABLE, IngestedFile.class))
          .extracting(IngestedFile::accepted, IngestedFile::duplicate)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(0L, 1L),
              org.assertj.core.groups.Tuple.tuple(2L, 0L));
      assertAccounted(warehouse);
    }
  }

  private String catalog(String statement) throws SQLException {
    Path file = folder.resolve("warehouse").resolve("catalog.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement catalog = connection.createStatement();
        ResultSet answer = catalog.executeQuery(statement)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }

  @Test
  void anyOrderAndAnySplitIntoRunsGivesTheSameTables() {
    for (long seed = 1; seed <= 5; seed++) {
      EventLines lines = new EventLines(seed);
      List<List<String>> files = lines.split(lines.withCopies(lines.events(400), 0.2), 6);
      Map<String, List<String>> atOnce;
      try (TestWarehouse warehouse = TestWarehouse.in(folder.resolve(seed + "-at-once"))) {
        Path[] paths = paths(warehouse, files);
        warehouse.ingest(paths);
        warehouse.build();
        assertAccounted(warehouse);
        assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(400);
        atOnce = warehouse.contents();
      }
      try (TestWarehouse warehouse = TestWarehouse.in(folder.resolve(seed + "-one-by-one"))) {
        Path[] paths = paths(warehouse, files);
        for (int i = paths.length - 1; i >= 0; i--) {
          warehouse.ingest(paths[i]);
          if (i % 2 == 0) {
            warehouse.build();
          }
        }
        warehouse.build();
        assertAccounted(warehouse);
        assertThat(warehouse.contents()).isEqualTo(atOnce);
        Map<String, OptionalLong> snapshots = warehouse.snapshots();
        warehouse.ingest(paths);
        assertThat(warehouse.build().upToDate()).isTrue();
        assertThat(warehouse.snapshots()).isEqualTo(snapshots);
      }
    }
  }

  private static Path[] paths(TestWarehouse warehouse, List<List<String>> files) {
    Path[] paths = new Path[files.size()];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = warehouse.file("part-" + i + ".jsonl", files.get(i));
    }
    return paths;
  }
}
