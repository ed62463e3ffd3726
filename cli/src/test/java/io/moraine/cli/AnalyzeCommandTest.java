package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.cli.analyze.JsonReport;
import io.moraine.cli.analyze.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada comes on two days and devices and buys; somebody else comes on one. */
class AnalyzeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  @BeforeAll
  static void ingestAndBuild() throws IOException {
    Path events = folder.resolve("events.jsonl");
    Files.write(
        events,
        List.of(
            event("02T10:00", "page_view", "phone", null, "/"),
            event("02T10:01", "login", "phone", "ada", null),
            event("03T09:00", "page_view", "laptop", "ada", "/"),
            event("03T09:01", "add_to_cart", "laptop", "ada", null),
            event("03T09:30", "purchase", "laptop", "ada", null),
            event("04T12:00", "page_view", "kiosk", null, "/")));
    assertThat(call("ingest", events.toString()).exitCode()).isZero();
    Call unbuilt = call("analyze");
    assertThat(unbuilt.exitCode()).isEqualTo(2);
    assertThat(unbuilt.err()).contains("has events and no facts yet", "[CLI-9012]");
    assertThat(call("build", "--facts-only").exitCode()).isZero();
    Call old = call("analyze", "--stored");
    assertThat(old.out()).contains("are not of the facts as they are").contains("0 rows");
    Call first = call("analyze");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("Results were made first");
  }

  @Test
  void tellsEveryModuleToPeople() {
    Call call = call("analyze");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.out())
        .doesNotContain("made first")
        .contains("traffic: Where do visits come from, and what do they bring?")
        .contains("results.traffic_sources: one row per day")
        .contains("3 rows of 2026-03-02 to 2026-03-04; sessions 3 in all")
        .containsPattern("Direct +\\(direct\\) +\\(none\\) +\\(none\\) +3 +███ +1 +1 +0.00");
    assertThat(call.err()).contains("Analyze traffic");
  }

  @Test
  void showsOfEachTableWhatIsLookedAtFirst() {
    String out = call("analyze", "--modules", "revenue,activity,funnels,marketing,search").out();
    assertThat(out)
        .as("no sum of what says one thing several times")
        .contains("results.revenue_daily: one row per day")
        .doesNotContain("net_revenue 0.00 in all")
        .as("one dimension, models side by side")
        .contains("; where dimension is channel and conversion_type is order")
        .containsPattern("conversions by model\\Rvalue +first_touch +last_non_direct +last_touch")
        .containsPattern("Direct( +1.00){8}\\R\\(unattributed\\)( +0.00){8}")
        .as("who is there today was there yesterday")
        .containsPattern("last daily_users +by day\\R[─ ]+\\R +1 +███")
        .as("a field of shares")
        .contains("rate, per cent, by cohort_start (down) and interval_number (across): period day")
        .containsPattern("2026-03-02 █ 100 █ 100     0\\R2026-03-04 █ 100\\R")
        .as("what a row says in words")
        .contains("• Of 2 at visit, 0 (0 %) go on to signup; no group with enough people")
        .as("an empty table")
        .contains("results.search_terms: one row per day and search term, 0 rows\n");
  }

  @Test
  void writesTheDocumentThatItsSchemaDescribes() throws IOException {
    Path export = folder.resolve("results.json");
    assertThat(call("analyze", "--export", export.toString()).exitCode()).isZero();
    JsonNode document = JSON.readTree(export.toFile());
    assertThat(SchemaCheck.of(schema(), document)).isEmpty();
    assertThat(document.get("first_day").asText()).isEqualTo("2026-03-02");
    assertThat(document.at("/definitions/session.gap").asText()).isEqualTo("30m");
    JsonNode rows = rows(document, "results.traffic_sources");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).get("sessions").asLong()).isEqualTo(1);
  }

  @Test
  void theSchemaRefusesWhatIsNoDocument() throws IOException {
    assertThat(SchemaCheck.of(schema(), JSON.readTree("{\"format\": 1, \"more\": 2}")))
        .contains("$.format is not \"moraine-analysis/1\"", "$ has more", "$ lacks run");
  }

  @Test
  void leavesOtherDaysOut() throws IOException {
    JsonNode document =
        JSON.readTree(
            call("analyze", "--from", "2026-03-03", "--to", "2026-03-03", "--format", "json")
                .out());
    JsonNode rows = rows(document, "results.traffic_sources");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("day").asText()).isEqualTo("2026-03-03");
    assertThat(call("analyze", "--from", "2026-03-04", "--to", "2026-03-03").err())
        .contains("--from 2026-03-04 is after --to 2026-03-03: swap them. [CLI-9001]");
  }

  @Test
  void tellsWhatIsKnownOfAPerson() throws IOException {
    JsonNode ofUser = JSON.readTree(call("analyze", "--user", "ada", "--format", "json").out());
    assertThat(SchemaCheck.of(schema(), ofUser)).isEmpty();
    assertThat(ofUser.get("person").asText()).isEqualTo("ada");
    assertThat(rows(ofUser, "facts.cohorts")).hasSize(1);
    assertThat(rows(ofUser, "facts.sessions")).hasSize(2);
    assertThat(rows(ofUser, "facts.paths")).hasSize(4);
    assertThat(rows(ofUser, "facts.carts")).hasSize(1);
    assertThat(ofUser.get("modules").findValues("notes").toString())
        .contains("Not by person: results.traffic_sources.");

    String device = id(ofUser, "facts.sessions", "visitor_id");
    JsonNode ofDevice = JSON.readTree(call("analyze", "--user", device, "--format", "json").out());
    assertThat(ofDevice.get("person").asText()).isEqualTo("ada");

    Call nobody = call("analyze", "--user", "o'hara");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("The facts know nobody with the id o'hara");
  }

  @Test
  void writesALineForEachValueAsCsv() {
    assertThat(call("analyze", "--modules", "traffic", "--format", "csv").out())
        .startsWith("module,table,row,column,value\r\ntraffic,results.traffic_sources,1,day,2026-")
        .contains("traffic,results.traffic_sources,3,sessions,1\r\n");
  }

  @Test
  void namesTheModulesThereAre() {
    Call unknown = call("analyze", "--modules", "trafic");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("moraine: There is no module trafic. Did you mean traffic? The modules are ");
  }

  @Test
  void goesOnAfterAModuleThatFails() throws IOException {
    Path file = aFileOf("results/traffic_sources");
    Path away = folder.resolve("away");
    Files.move(file, away);
    try {
      Call call = call("analyze", "--format", "json");
      assertThat(call.exitCode()).isEqualTo(1);
      assertThat(call.err()).contains("moraine: traffic failed: Data file ", "cannot be read");
      JsonNode document = JSON.readTree(call.out());
      assertThat(SchemaCheck.of(schema(), document)).isEmpty();
      assertThat(document.at("/failures/0/module").asText()).isEqualTo("traffic");
      assertThat(call("analyze").out()).contains("traffic failed: Data file ");
    } finally {
      Files.move(away, file);
    }
  }

  private static Path aFileOf(String table) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse/data").resolve(table))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static JsonNode rows(JsonNode document, String table) {
    for (JsonNode module : document.get("modules")) {
      for (JsonNode told : module.get("tables")) {
        if (told.get("name").asText().equals(table)) {
          return told.get("rows");
        }
      }
    }
    throw new AssertionError("There is no " + table + " in " + document);
  }

  private static String id(JsonNode document, String table, String column) {
    return rows(document, table).get(0).get(column).asText();
  }

  private static JsonNode schema() throws IOException {
    return JSON.readTree(JsonReport.class.getResourceAsStream("analyze.schema.json"));
  }

  private static String event(String time, String type, String device, String user, String page) {
    String userField = user == null ? "" : ", \"user_id\": \"%s\"".formatted(user);
    String pageField =
        page == null ? "" : ", \"page_url\": \"https://shop.example%s\"".formatted(page);
    return ("{\"event_time\": \"2026-03-%s:00Z\", \"event_type\": \"%s\", \"device_id\": \"%s\","
            + " \"site\": \"shop.example\"%s%s}")
        .formatted(time, type, device, userField, pageField);
  }

  private static Call call(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--warehouse", folder + "/warehouse"));
    all.addAll(List.of(arguments));
    return Call.in(folder, Map.of(), all.toArray(String[]::new));
  }
}
