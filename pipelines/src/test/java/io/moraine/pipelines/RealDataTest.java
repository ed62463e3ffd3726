package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.moraine.pipelines.ingest.IngestReport;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RejectedLine;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of real sites, read as they are. They are no part of the project: {@code -Dmoraine.data=DIR}
 * names their folder, and without it the tests are skipped.
 */
class RealDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("moraine.data", "../../shared/data")).toAbsolutePath().normalize();

  @TempDir private Path folder;

  private static Path data(String name) {
    Path path = DATA.resolve(name);
    assumeTrue(Files.isDirectory(path), () -> "Skipped: " + path + " is not on this machine.");
    return path;
  }

  @Test
  void eshopSessionsAreTheSourcesAndTheirPathsFollowItsOrder() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      IngestReport report = warehouse.ingest(data("eshop-2008"));
      assertThat(report.accepted()).isEqualTo(165_474);
      warehouse.build();
      assertThat(warehouse.rows(Session.TABLE, Session.class)).hasSize(24_026);

      Map<String, List<PathStep>> paths =
          warehouse.rows(PathStep.TABLE, PathStep.class).stream()
              .collect(Collectors.groupingBy(PathStep::sessionId));
      Map<String, List<Event>> clicks =
          warehouse.rows(Event.TABLE, Event.class).stream()
              .collect(Collectors.groupingBy(Event::sourceSessionId));
      assertThat(paths).hasSize(24_026);
      assertThat(clicks).hasSize(24_026);
      // A step stands for equal clicks in a row: walked out, the steps are the clicks 1..n.
      Map<String, List<String>> walked =
          paths.values().stream()
              .collect(
                  Collectors.toMap(
                      steps -> steps.get(0).visitorId(),
                      steps ->
                          steps.stream()
                              .sorted(Comparator.comparing(PathStep::position))
                              .flatMap(
                                  step -> Collections.nCopies(step.repeats(), step.item()).stream())
                              .toList()));
      for (List<Event> session : clicks.values()) {
        List<Event> ordered =
            session.stream().sorted(Comparator.comparing(RealDataTest::order)).toList();
        assertThat(ordered.stream().map(RealDataTest::order).toList())
            .isEqualTo(Stream.iterate(1, n -> n + 1).limit(ordered.size()).toList());
        assertThat(walked.get(ordered.get(0).visitorId()))
            .isEqualTo(ordered.stream().map(Event::pagePath).toList());
      }
    }
  }

  // The mapping counts the click's number as seconds of its day.
  private static int order(Event click) {
    return click.eventTime().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
  }

  @Test
  void everyInvoiceLineOfOnlineRetailCountsWhicheverOrderTheFilesArriveIn() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(data("online-retail"))) {
      files = new ArrayList<>(found.filter(file -> file.toString().endsWith(".csv.gz")).toList());
    }
    Map<String, List<String>> inOneGo;
    try (TestWarehouse warehouse = TestWarehouse.in(folder.resolve("in-one-go"))) {
      IngestReport report = warehouse.ingest(files.toArray(Path[]::new));
      assertThat(report.files()).hasSize(219);
      assertThat(report.accepted()).isEqualTo(320_705);
      warehouse.build();
      assertRetail(warehouse);
      inOneGo = warehouse.contents();
    }
    Collections.shuffle(files, new Random(3));
    try (TestWarehouse warehouse = TestWarehouse.in(folder.resolve("shuffled"))) {
      warehouse.ingest(files.subList(0, 100).toArray(Path[]::new));
      warehouse.ingest(files.subList(100, 219).toArray(Path[]::new));
      warehouse.build();
      assertRetail(warehouse);
      assertThat(warehouse.contents()).isEqualTo(inOneGo);
    }
  }

  private static void assertRetail(TestWarehouse warehouse) {
    List<RevenueLine> lines = warehouse.rows(RevenueLine.TABLE, RevenueLine.class);
    assertThat(lines).hasSize(320_705);
    assertThat(lines.stream().map(RevenueLine::orderId).distinct()).hasSize(16_459);
    assertThat(lines.stream().map(RevenueLine::net).reduce(BigDecimal.ZERO, BigDecimal::add))
        // Some prices have three digits after the point; to the penny it is 5,761,931.38.
        .isEqualByComparingTo("5761931.382");
    assertThat(
            warehouse.rows(Cohort.TABLE, Cohort.class).stream()
                .map(Cohort::userId)
                .filter(Objects::nonNull))
        .hasSize(3_360)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyLineOfTheAccessLogsIsAnEventOrRejectedWithAReason() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      warehouse.ingest(data("access-logs"));
      assertThat(warehouse.rows(IngestedFile.TABLE, IngestedFile.class))
          .extracting(IngestedFile::lines)
          .containsExactlyInAnyOrder(12_893L, 14_240L)
          .allSatisfy(lines -> assertThat(lines).isPositive());
      List<RejectedLine> rejected = warehouse.rows(RejectedLine.TABLE, RejectedLine.class);
      assertThat(rejected)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.sentence()).isNotBlank());
      assertThat(warehouse.rows(Event.TABLE, Event.class))
          .hasSize(12_893 + 14_240 - rejected.size());
    }
  }

  @Test
  void theShopsOwnSessionsStandBesideOurs() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      warehouse.ingest(data("ecommerce-events"));
      warehouse.build();
      List<Event> events = warehouse.rows(Event.TABLE, Event.class);
      assertThat(events).hasSize(5_018);
      assertThat(events).allSatisfy(event -> assertThat(event.sourceSessionId()).isNotBlank());
      assertThat(warehouse.rows(Session.TABLE, Session.class))
          .isNotEmpty()
          .allSatisfy(session -> assertThat(session.sourceSessionId()).isNotBlank());
    }
  }
}
