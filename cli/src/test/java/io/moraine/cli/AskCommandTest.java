package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Questions;
import io.moraine.analyses.history.Histories;
import io.moraine.cli.ask.StoredHistories;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of a small shop: Ada on two devices, Bob on one, and somebody nobody knows. */
class AskCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FUNNEL =
      """
      {"kind": "funnel", "steps": [{"event": "page_view"}, {"event": "add_to_cart"},
       {"event": "purchase"}], "date_from": "2026-03-01", "date_to": "2026-03-31"}
      """;

  private static final String BY_SESSION =
      """
      {"kind": "funnel", "aggregate_by": "session", "date_to": "2026-03-31",
       "steps": [{"event": "page_view"}, {"event": "purchase"}]}
      """;

  private static final String PATHS =
      """
      {"kind": "paths", "include_event_types": ["$pageview"], "date_to": "2026-03-31"}
      """;

  private static final String COLOURS =
      """
      {"kind": "funnel", "steps": [{"event": "page_view"}], "breakdown": {"property": "colour"},
       "where": {"site": "shop.example"}}
      """;

  private static final String RETENTION =
      """
      {"kind": "retention", "period": "Day", "intervals": 3, "date_to": "2026-03-04",
       "target": {"event": "page_view"}, "returning": {"event": null}, "type": "recurring"}
      """;

  @TempDir static Path folder;
  private static Path events;

  @BeforeAll
  static void ingestAndBuild() throws IOException {
    events = folder.resolve("events.jsonl");
    Files.write(
        events,
        List.of(
            event("02T10:00", "page_view", "phone", null, "/"),
            event("02T10:01", "page_view", "phone", null, "/shoes"),
            event("02T10:02", "add_to_cart", "phone", null, null),
            event("02T10:03", "login", "phone", "ada", null),
            event("03T09:00", "purchase", "laptop", "ada", null),
            event("03T09:30", "page_view", "laptop", "ada", "/thanks"),
            event("03T11:00", "page_view", "tablet", "bob", "/"),
            event("03T11:05", "add_to_cart", "tablet", "bob", null),
            event("04T12:00", "page_view", "kiosk", null, "/"),
            event("04T12:01", "page_view", "kiosk", null, "/help"),
            event("04T12:02", "page_view", "kiosk", null, "/")));
    for (String command : List.of("ingest " + events, "build")) {
      Call call = call(command.split(" "));
      assertThat(call.exitCode()).as(call.err()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FUNNEL, PATHS, COLOURS, RETENTION})
  void answersTheSameOfAFileAndOfTheWarehouse(String question) throws IOException {
    JsonNode ofWarehouse = answer(call("ask", file(question)));
    JsonNode ofFile = answer(call("ask", file(question), "--events", events.toString()));
    assertThat(ofFile).isEqualTo(ofWarehouse);
  }

  @Test
  void countsPeopleWhateverDevicesTheyUse() throws IOException {
    JsonNode answer = answer(call("ask", file(FUNNEL)));
    assertThat(answer.get("step_counts")).isEqualTo(JSON.readTree("[3, 2, 1]"));
    assertThat(answer.get("actors_at_step"))
        .isEqualTo(JSON.readTree("[[\"ada\", \"bob\", \"kiosk\"], [\"ada\", \"bob\"], [\"ada\"]]"));
    assertThat(answer.get("median_conversion_s")).isEqualTo(JSON.readTree("[null, 180, 82680]"));
  }

  @Test
  void countsSessionsAsTheFactsHaveThem() throws IOException {
    assertThat(answer(call("ask", file(BY_SESSION))).get("step_counts"))
        .isEqualTo(JSON.readTree("[4, 0]"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 5})
  void answersTheSameInAnyNumberOfPasses(long eventsInMemory) throws IOException {
    WarehouseSettings settings = WarehouseSettings.embedded(folder.resolve("warehouse"));
    try (Warehouse warehouse = Warehouse.open(settings)) {
      for (String question : List.of(FUNNEL, PATHS, COLOURS)) {
        Histories histories = new StoredHistories(warehouse, eventsInMemory);
        JsonNode answer = Questions.read(JSON.readTree(question)).answer(histories).json();
        assertThat(JSON.readTree(answer.toString())).isEqualTo(answer(call("ask", file(question))));
      }
    }
  }

  @Test
  void readsPropertiesThatAreNoColumns() throws IOException {
    assertThat(answer(call("ask", file(COLOURS))).get("by_breakdown").get(0).get("breakdown"))
        .isEqualTo(JSON.readTree("\"colour of page_view\""));
  }

  @Test
  void answersAListAsAList() throws IOException {
    Path out = folder.resolve("answers.json");
    Call call = call("ask", file("[" + FUNNEL + "," + PATHS + "]"), "--out", out.toString());
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.out()).isEmpty();
    JsonNode answers = JSON.readTree(out.toFile());
    assertThat(answers).hasSize(2);
    assertThat(answers.get(1).get("paths").asInt()).isEqualTo(4);
  }

  @Test
  void answersOfTheEventsBesideAQuestion() throws IOException {
    String asked =
        """
        {"query": %s, "identities": {"eve": ["e1", "e2"]}, "events": [
         {"user": "e1", "ts": "2026-03-05T10:00:00Z", "event": "page_view"},
         {"user": "e2", "ts": "2026-03-05T11:00:00Z", "event": "add_to_cart"}]}
        """
            .formatted(FUNNEL);
    JsonNode answer = answer(Call.in(folder, Map.of(), "ask", file(asked)));
    assertThat(answer.get("step_counts")).isEqualTo(JSON.readTree("[1, 1, 0]"));
  }

  @Test
  void readsGzippedEvents() throws IOException {
    Path zipped = folder.resolve("zipped.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(Files.readAllBytes(events));
    }
    assertThat(answer(call("ask", file(FUNNEL), "--events", zipped.toString())))
        .isEqualTo(answer(call("ask", file(FUNNEL))));
  }

  @Test
  void printsTablesForPeople() throws IOException {
    assertThat(call("ask", file(FUNNEL), "--format", "table").out())
        .contains("steps        step_counts")
        .contains("add_to_cart            2");
    assertThat(call("ask", file(FUNNEL), "--format", "csv").err())
        .startsWith("moraine: Answers are of more than one shape, which csv is not:");
  }

  @Test
  void saysWhatIsWrongWithAQuestion() throws IOException {
    Call unknown = call("ask", file("[" + PATHS + ", {\"kind\": \"paths\", \"steps\": 3}]"));
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("moraine: [1] query.steps is no field of a paths, which has include_event");
    assertThat(call("ask", file("{\"kind\"")).err()).contains(" is no JSON: ", "(line 1)");
    assertThat(call("ask", "nowhere.json").err())
        .startsWith("moraine: The question in nowhere.json cannot be read");
  }

  @Test
  void saysWhatIsWrongWithAnEvent() throws IOException {
    Path broken = folder.resolve("broken.jsonl");
    Files.writeString(broken, "{\"user\": \"a\", \"ts\": \"2026-03-05\", \"event\": \"x\"}\n{]\n");
    Call noJson = call("ask", file(FUNNEL), "--events", broken.toString());
    assertThat(noJson.exitCode()).isEqualTo(3);
    assertThat(noJson.err()).contains(broken + ":2 is no JSON object");

    Files.writeString(broken, "{\"user\": \"a\", \"ts\": \"soon\", \"event\": \"page_view\"}\n");
    assertThat(call("ask", file(FUNNEL), "--events", broken.toString()).err())
        .contains(broken + ":1.ts is 'soon', which is no date or moment.");
  }

  private static String event(String time, String type, String device, String user, String page) {
    String userField = user == null ? "" : ", \"user_id\": \"%s\"".formatted(user);
    String pageField =
        page == null ? "" : ", \"page_url\": \"https://shop.example%s\"".formatted(page);
    return ("{\"event_time\": \"2026-03-%s:00Z\", \"event_type\": \"%s\", \"device_id\": \"%s\","
            + " \"site\": \"shop.example\", \"colour\": \"colour of %s\"%s%s}")
        .formatted(time, type, device, type, userField, pageField);
  }

  private static String file(String question) throws IOException {
    Path file = Files.createTempFile(folder, "question", ".json");
    return Files.write(file, question.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static JsonNode answer(Call call) throws IOException {
    assertThat(call.exitCode()).as(call.err()).isZero();
    return JSON.readTree(call.out());
  }

  private static Call call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--warehouse", folder + "/warehouse"));
    all.addAll(List.of(arguments));
    return Call.in(folder, Map.of(), all.toArray(String[]::new));
  }
}
