package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read and write a warehouse, on a small access log. */
class WarehouseCommandsTest {
  private static final int VIEWS = 30;

  @TempDir static Path folder;
  private static Path log;
  private static Call ingest;

  /** Thirty views of ten addresses on three days, a broken line and a gzipped file. */
  @BeforeAll
  static void ingestAndBuild() throws IOException {
    log = folder.resolve("access.log.gz");
    List<String> lines = IntStream.range(0, VIEWS).mapToObj(WarehouseCommandsTest::line).toList();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
      out.write(
          (String.join("\n", lines) + "\nthis is no log line\n").getBytes(StandardCharsets.UTF_8));
    }
    ingest = call("ingest", log.toString(), "--format", "combined");
    assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    Call build = call("build");
    assertThat(build.exitCode()).as(build.err()).isZero();
  }

  @Test
  void ingestAccountsForEveryLine() {
    assertThat(ingest.out())
        .contains(log + "  added       31        30          0         1")
        .contains("31 lines = 30 accepted + 0 duplicate + 1 rejected, in 0.0 s.");
    assertThat(ingest.err()).contains("Read lines: 31 lines in");
  }

  @Test
  void ingestSkipsWhatItHasRead() {
    Call again = call("--format", "csv", "ingest", log.toString());
    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .startsWith("file,outcome,lines,accepted,duplicate,rejected,note\r\n" + log + ",skipped,0");
  }

  @Test
  void ingestFailsWhereTooMuchIsRejected() throws IOException {
    Path noLog = Files.writeString(folder.resolve("no.log"), "neither\nnor\n");
    Path other = folder.resolve("other");
    String[] arguments = {
      "--warehouse", other.toString(), "ingest", noLog.toString(), "--format", "common"
    };

    Call refused = Call.in(folder, Map.of(), arguments);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("moraine: 100.0 % of the lines were rejected, and ingest.max-rejected (default)")
        .endsWith("[CLI-9009]\n");
  }

  @Test
  void ingestNamesAFileThatIsMissing() {
    Call missing = call("ingest", "no-such-file.log");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("no-such-file.log").doesNotContain("\tat ");
  }

  @Test
  void buildDoesNothingTwice() {
    Call again = call("build");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .isEqualTo("All is up to date: neither events nor definitions have changed.\n");
  }

  @Test
  void buildRefusesDaysThatContradictEachOther() {
    assertThat(call("build", "--day", "2026-03-23", "--to", "2026-03-24").err())
        .isEqualTo("moraine: --day says it all: leave --from and --to out, or --day. [CLI-9001]\n");
    assertThat(call("build", "--from", "2026-03-25", "--to", "2026-03-24").err())
        .isEqualTo("moraine: --from 2026-03-25 is after --to 2026-03-24: swap them. [CLI-9001]\n");
    assertThat(call("build", "--day", "yesterday").err())
        .startsWith(
            "moraine: Invalid value for option '--day': 'yesterday' is no day such as 2026-03-23.");
  }

  @Test
  void buildNamesAnEngineThatIsNotThere() {
    Call call = call("build", "--runner", "flnk");
    assertThat(call.exitCode()).isEqualTo(2);
    assertThat(call.err())
        .contains(
            "pipelines.runner (option --runner) is 'flnk', but must be one of direct, flink, spark.");
  }

  @Test
  void tablesSaysHowMuchIsInEach() {
    assertThat(call("tables", "--format", "csv").out())
        .contains("table,rows,files,bytes,first_day,last_day,changed_at\r\n")
        .containsPattern("raw.events,30,\\d+,\\d+,2026-03-23,2026-03-25,20\\d\\d-.*Z\r\n")
        .containsPattern("facts.carts,0,0,0,,,");
  }

  @Test
  void showPrintsRowsAndHowManyMore() {
    Call call = call("show", "events", "--limit", "7", "--columns", "event_time,page_path");
    assertThat(call.out().lines().skip(2).filter(line -> line.startsWith("2026-03-2"))).hasSize(7);
    assertThat(call.out()).endsWith("\n23 more rows; --limit shows more, export writes all.\n");
  }

  @Test
  void showCountsTheRowsOfACondition() {
    Call call = call("show", "raw.events", "--where", "event_date = '2026-03-24'", "--limit", "4");
    assertThat(call.out()).endsWith("\n6 more rows; --limit shows more, export writes all.\n");
    assertThat(
            call("show", "events", "--where", "event_date = '2026-03-24'", "--format=json")
                .out()
                .lines())
        .hasSize(12);
  }

  @Test
  void showSaysWhatIsWrongWithAQuestion() {
    assertThat(call("show", "events", "--columns", "page_pth").err()).contains("page_path");
    assertThat(call("show", "events", "--where", "page_path ==").exitCode()).isEqualTo(2);
  }

  @Test
  void refusesToLookAtAWarehouseThatIsNotThere() {
    for (String command : List.of("tables", "show sessions", "build")) {
      Call call = Call.in(folder, Map.of(), ("--warehouse nowhere " + command).split(" "));
      assertThat(call.err())
          .isEqualTo(
              "moraine: There is no warehouse in nowhere (option --warehouse). Name its folder with"
                  + " --warehouse, or make one with ingest. [CLI-9010]\n");
      assertThat(call.exitCode()).isEqualTo(2);
    }
    assertThat(Path.of("nowhere")).doesNotExist();
  }

  @Test
  void exportsTheSameRowsInEveryFormat() throws SQLException {
    for (String format : List.of("csv", "json", "parquet")) {
      Path file = folder.resolve("events." + format);
      Call call =
          call(
              "export",
              "events",
              "--format",
              format,
              "--out",
              file.toString(),
              "--columns",
              "event_id,event_time,page_path,event_date");
      assertThat(call.exitCode()).as(call.err()).isZero();
      assertThat(call.out()).isEqualTo("30 rows of raw.events are in " + file + ".\n");
      assertThat(
              question(
                  "select count(distinct event_id) || ' ' || count(distinct page_path) || ' '"
                      + " || min(event_date) from '%s'".formatted(file)))
          .isEqualTo("30 5 2026-03-23");
    }
  }

  @Test
  void exportsWholeTablesWithTheirTypes() throws SQLException {
    for (String table : List.of("events", "sessions", "cohorts", "files")) {
      Path file = folder.resolve(table + ".parquet");
      Call call = call("export", table, "--format", "parquet", "--out", file.toString());
      assertThat(call.exitCode()).as(call.err()).isZero();
    }
    assertThat(
            question(
                "select typeof(active_days) from '%s/cohorts.parquet' limit 1".formatted(folder)))
        .isEqualTo("DATE[]");
  }

  @Test
  void exportLeavesNothingWhereItFails() throws IOException {
    Call call =
        call("export", "events", "--format", "csv", "--out", folder + "/missing/events.csv");
    assertThat(call.exitCode()).isEqualTo(4);
    assertThat(call.err()).contains("there is no folder " + folder.resolve("missing"));

    Path target = Files.writeString(folder.resolve("kept.csv"), "kept");
    Call wrong =
        call("export", "events", "--format=csv", "--out", target.toString(), "--columns=nothing");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(target).hasContent("kept");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".draft"));
    }
  }

  @Test
  void doctorFindsTheWarehouseWell() {
    Call call = call("doctor", "--format", "csv");
    assertThat(call.out())
        .contains("catalog,OK,It opens; its tables have 8 buckets.\r\n")
        .contains(
            "tables,OK,%1$s of %1$s are as their definitions say.\r\n".formatted(Tables.ALL.size()))
        .contains("scratch,OK,Nothing is left of earlier runs.\r\n")
        .contains("clock,WARN,\"It is 2026-04-07T10:00:00Z here, but the tables were changed at");
    assertThat(call.exitCode()).isZero();
  }

  @Test
  void doctorSeesWhatAKilledRunLeft() throws IOException {
    Path left = folder.resolve("warehouse/scratch/ingest-20260101T000000Z-dead");
    Files.createDirectories(left);
    assertThat(call("doctor").out()).contains("A run that was killed left ingest-20260101T0000");
    Files.delete(left);
  }

  private static String line(int i) {
    return "198.51.100.%s - - [%s/Mar/2026:10:%s:00 +0000] \"GET /p/%s HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\""
        .formatted(i % 10, 23 + i / 10, 10 + i, i % 5);
  }

  private static Call call(String... arguments) {
    String[] all =
        Arrays.copyOf(new String[] {"--warehouse", folder + "/warehouse"}, arguments.length + 2);
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Call.in(folder, Map.of(), all);
  }

  private static String question(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
