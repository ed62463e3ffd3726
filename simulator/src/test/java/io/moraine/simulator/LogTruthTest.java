package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.EventType;
import io.moraine.schemas.RejectReason;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The event files hold the lines that the truth says: events, copies, and what is no event. */
final class LogTruthTest {
  private static final ZoneId ZONE = SimulatedShop.SETTINGS.zone();

  private final SimulatedShop shop = SimulatedShop.shared();
  private final TotalsTruth totals = shop.truth().totals();
  private final Map<String, List<byte[]>> files = new Logs(shop.out()).lines();
  private final Map<String, List<LoggedEvent>> eventsByFile =
      shop.lines().stream().collect(Collectors.groupingBy(LoggedEvent::file));

  @Test
  void everyFileHasTheLinesThatTheTruthCounts() {
    Map<String, FileTruth> truths =
        shop.rows(TruthTable.FILES).stream()
            .collect(Collectors.toMap(FileTruth::file, file -> file));
    assertThat(truths).containsOnlyKeys(files.keySet());
    Map<String, Long> accepted =
        shop.events().stream()
            .collect(Collectors.groupingBy(LoggedEvent::file, Collectors.counting()));
    truths.forEach(
        (name, file) -> {
          assertThat(files.get(name)).hasSize((int) file.lines());
          assertThat(eventsByFile.get(name)).hasSize((int) (file.accepted() + file.duplicate()));
          assertThat(accepted).containsEntry(name, file.accepted());
          assertThat(file.lines()).isEqualTo(file.accepted() + file.duplicate() + file.rejected());
          assertThat(file.bytes())
              .isEqualTo(files.get(name).stream().mapToLong(line -> line.length + 1L).sum());
        });
  }

  @Test
  void totalsAreThoseOfTheFiles() {
    assertThat(totals.files()).isEqualTo(files.size());
    assertThat(totals.lines()).isEqualTo(files.values().stream().mapToLong(Collection::size).sum());
    assertThat(totals.events()).isEqualTo(shop.events().size());
    assertThat(totals.duplicates()).isEqualTo(shop.lines().size() - shop.events().size());
    assertThat(totals.rejected()).isEqualTo(totals.lines() - shop.lines().size());
    assertThat(shop.truth().eventsByType())
        .isEqualTo(
            shop.events().stream()
                .collect(
                    Collectors.groupingBy(event -> event.type().label(), Collectors.counting())));
  }

  @Test
  void everyTypeOfEventThatAShopHasIsThere() {
    assertThat(shop.events())
        .extracting(LoggedEvent::type)
        .contains(
            Stream.of(EventType.values())
                .filter(type -> type != EventType.ASSET && type != EventType.REQUEST)
                .filter(type -> type != EventType.SUBSCRIPTION_CHANGED)
                .filter(type -> type != EventType.SUBSCRIPTION_CANCELLED)
                .toArray(EventType[]::new));
  }

  @Test
  void linesStandInTheOrderOfReceiptInTheFileOfTheirDay() {
    eventsByFile.forEach(
        (file, events) -> {
          assertThat(events)
              .isSortedAccordingTo(Comparator.comparing(event -> event.time("received_time")));
          assertThat(events)
              .allMatch(
                  event ->
                      file.startsWith(
                          event.time("received_time").atZone(ZONE).toLocalDate() + "/"));
        });
  }

  @Test
  void copiesStandWhereTheTruthSays() {
    Map<String, LoggedEvent> accepted =
        shop.events().stream().collect(Collectors.toMap(LoggedEvent::id, event -> event));
    Set<String> copies =
        shop.lines().stream()
            .filter(event -> accepted.get(event.id()) != event)
            .map(event -> event.id() + " " + event.file() + ":" + event.line())
            .collect(Collectors.toSet());
    Set<String> truths =
        shop.rows(TruthTable.DUPLICATES).stream()
            .map(copy -> copy.eventId() + " " + copy.file() + ":" + copy.line())
            .collect(Collectors.toSet());
    assertThat(copies).isNotEmpty().isEqualTo(truths);
    assertThat(shop.truth().duplicatesByKind())
        .containsOnlyKeys("duplicate_days", "duplicate_exact", "duplicate_soon");
  }

  @Test
  void copiesDifferInTheTimeOfReceiptOnly() {
    Map<String, LoggedEvent> accepted =
        shop.events().stream().collect(Collectors.toMap(LoggedEvent::id, event -> event));
    assertThat(shop.lines())
        .allSatisfy(
            event ->
                assertThat(withoutReceipt(event))
                    .isEqualTo(withoutReceipt(accepted.get(event.id()))));
  }

  @Test
  void whatIsNoEventIsWrongInTheWayThatTheTruthSays() {
    List<RejectTruth> rejects = shop.rows(TruthTable.REJECTS);
    assertThat(rejects).hasSize((int) totals.rejected()).isNotEmpty();
    for (RejectTruth reject : rejects) {
      byte[] line = files.get(reject.file()).get((int) reject.line() - 1);
      RejectReason reason = RejectReason.valueOf(reject.reason().toUpperCase(Locale.ROOT));
      switch (reason) {
        case NOT_PARSABLE, NOT_TEXT -> assertIsNoJson(line);
        case MISSING_FIELD -> assertThat(Logs.parse(line)).doesNotContainKey("event_type");
        case UNKNOWN_TYPE ->
            assertThat(EventType.ofLabel((String) Logs.parse(line).get("event_type")))
                .isEqualTo(Optional.empty());
        case WRONG_TYPE -> assertThat(Logs.parse(line).get("http_status")).isEqualTo("fine");
        case OUT_OF_RANGE ->
            assertThat(Logs.parse(line).get("http_bytes").toString()).hasSizeGreaterThan(19);
        case BAD_TIME ->
            assertThatThrownBy(() -> Instant.parse((String) Logs.parse(line).get("event_time")))
                .hasMessageContaining("2026-02-31");
        case TOO_LONG, TOO_DEEP, WRONG_FIELD_COUNT, DAMAGED_FILE, REPEATED_FIELD ->
            throw new AssertionError("Nobody plants " + reason);
      }
    }
    assertThat(shop.truth().rejectsByReason()).hasSize(7);
  }

  @Test
  void lateEventsWaitOnTheDeviceAndKeepTheirTime() {
    List<LoggedEvent> late =
        shop.events().stream()
            .filter(
                event ->
                    Duration.between(event.at(), event.time("received_time")).toMinutes() >= 60)
            .toList();
    assertThat(late).hasSize((int) totals.late()).isNotEmpty();
    assertThat(late)
        .anyMatch(
            event -> Duration.between(event.at(), event.time("received_time")).toHours() > 24);
  }

  @Test
  void sentIsCloseToReceivedUnlessTheClockIsWrong() {
    Map<String, Long> offsets =
        shop.rows(TruthTable.VISITORS).stream()
            .collect(Collectors.toMap(VisitorTruth::visitorId, VisitorTruth::clockOffsetMs));
    assertThat(offsets.values()).anyMatch(offset -> offset > 0).anyMatch(offset -> offset < 0);
    List<EventType> byServers =
        Arrays.asList(EventType.REFUND, EventType.SUBSCRIPTION_RENEWED, EventType.CAMPAIGN_COST);
    for (LoggedEvent event : shop.events()) {
      long offset = byServers.contains(event.type()) ? 0 : offsets.get(event.device());
      Duration lag = Duration.between(event.time("sent_time"), event.time("received_time"));
      if (offset == 0) {
        assertThat(lag).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(event.at()).isEqualTo(event.time("event_time"));
      } else {
        assertThat(lag).isEqualTo(Duration.ofMillis(-offset));
        assertThat(event.at()).isEqualTo(event.time("event_time").minusMillis(offset));
      }
    }
  }

  @Test
  void theLatestEventIsAtTheLastMoment() {
    assertThat(shop.events().stream().map(LoggedEvent::at).max(Comparator.naturalOrder()))
        .contains(shop.truth().lastMoment());
    assertThat(shop.events().stream().map(LoggedEvent::at).min(Comparator.naturalOrder()))
        .hasValueSatisfying(first -> assertThat(first).isAfterOrEqualTo(shop.truth().begins()));
  }

  private static void assertIsNoJson(byte[] line) {
    assertThatThrownBy(() -> Logs.parse(line))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("");
  }

  private static Map<String, Object> withoutReceipt(LoggedEvent event) {
    Map<String, Object> fields = new HashMap<>(event.fields());
    fields.remove("received_time");
    return fields;
  }
}
