package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Cohort;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.StoredFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that comes late changes what it must, nothing else, and as if it had come in time. */
class LatenessTest {
  private static final List<String> EARLY =
      List.of(
          view("1", "a", "2026-03-25T10:00:00Z"),
          view("2", "a", "2026-03-25T23:50:00Z"),
          view("3", "a", "2026-03-28T10:00:00Z"),
          view("4", "b", "2026-03-26T10:00:00Z"));

  @TempDir private Path folder;

  private static String view(String id, String device, String time) {
    return "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"event_type\":\"page_view\",\"device_id\":\"%s\",\"page_url\":\"https://shop.example/%s\"}"
        .formatted(id, time, device, id);
  }

  private static String login(String id, String device, String user, String time) {
    return "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"event_type\":\"login\",\"device_id\":\"%s\",\"user_id\":\"%s\"}"
        .formatted(id, time, device, user);
  }

  @Test
  void onTime() {
    assertThat(daysReopenedBy(view("5", "a", "2026-03-29T10:00:00Z"))).isEmpty();
  }

  @Test
  void lateWithinItsSession() {
    assertThat(daysReopenedBy(view("5", "a", "2026-03-28T10:10:00Z")))
        .containsExactly("2026-03-28");
  }

  @Test
  void lateOverMidnight() {
    assertThat(daysReopenedBy(view("5", "a", "2026-03-26T00:10:00Z")))
        .containsExactly("2026-03-25");
  }

  @Test
  void lateBeforeAllOthers() {
    // Every later session of the visitor gets another number.
    assertThat(daysReopenedBy(view("5", "a", "2026-03-20T10:00:00Z")))
        .containsExactlyInAnyOrder("2026-03-25", "2026-03-28");
  }

  @Test
  void lateLoginThatNamesThePersonOfAllHistory() {
    assertThat(daysReopenedBy(login("5", "a", "u", "2026-03-28T10:05:00Z")))
        .containsExactlyInAnyOrder("2026-03-25", "2026-03-28");
    try (TestWarehouse warehouse = TestWarehouse.in(folder.resolve("late"))) {
      assertThat(warehouse.rows(Cohort.TABLE, Cohort.class))
          .extracting(Cohort::personId)
          .containsExactlyInAnyOrder("u", "b");
    }
  }

  // Days of facts.sessions whose files were replaced when the event came after a build.
  private Set<String> daysReopenedBy(String lateEvent) {
    List<String> whole = new ArrayList<>(EARLY);
    whole.add(lateEvent);
    try (TestWarehouse late = TestWarehouse.in(folder.resolve("late"));
        TestWarehouse inTime = TestWarehouse.in(folder.resolve("in-time"))) {
      late.ingest(late.file("early.jsonl", EARLY));
      late.build();
      Set<String> before = files(late, Session.TABLE);
      late.ingest(late.file("late.jsonl", List.of(lateEvent)));
      late.build();
      Set<String> after = files(late, Session.TABLE);

      inTime.ingest(inTime.file("whole.jsonl", whole));
      inTime.build();
      assertThat(late.rows(Session.TABLE, Session.class))
          .isEqualTo(inTime.rows(Session.TABLE, Session.class));
      assertThat(late.rows(Cohort.TABLE, Cohort.class))
          .isEqualTo(inTime.rows(Cohort.TABLE, Cohort.class));
      return before.stream()
          .filter(file -> !after.contains(file))
          .map(file -> file.substring(0, "2026-03-25".length()))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> files(TestWarehouse warehouse, TableDefinition table) {
    return warehouse.files(table).stream()
        .map(file -> day(file) + " " + file.location())
        .collect(Collectors.toSet());
  }

  private static String day(StoredFile file) {
    return file.slice().day().orElseThrow().toString();
  }
}
