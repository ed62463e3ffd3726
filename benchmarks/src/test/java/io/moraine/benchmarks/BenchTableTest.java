package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.cli.Terminal;
import io.moraine.cli.output.ResultFormat;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.MoraineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTableTest {
  @TempDir private Path folder;

  @Test
  void aRowAnEngineWithOursInProportion() {
    BenchResult result = result(line("moraine", 30), line("duckdb", 60));
    assertThat(csv(result, Optional.empty()))
        .containsExactly(
            "engine,wall_s,cpu_s,peak_mb,written_mb,stored_mb,ours_to_its_wall",
            "moraine,30.00,60.00,1500.0,2.0,1.0,1.00",
            "duckdb,60.00,120.00,1500.0,2.0,1.0,0.50");
  }

  @Test
  void severalRunsAreShownByLeastMiddleAndGreatest() {
    BenchResult result = result(line("moraine", 40, 20, 36), line("duckdb", 10, 20));
    assertThat(csv(result, Optional.empty()))
        .containsExactly(
            "engine,wall_min_s,wall_s,wall_max_s,cpu_s,peak_mb,written_mb,stored_mb,ours_to_its_wall",
            "moraine,20.00,36.00,40.00,72.00,1500.0,2.0,1.0,1.00",
            "duckdb,10.00,15.00,20.00,30.00,1500.0,2.0,1.0,2.40");
  }

  @Test
  void anEarlierResultIsSetInProportion() {
    BenchResult before = result(line("moraine", 60));
    BenchResult result = result(line("moraine", 30), line("duckdb", 60));
    assertThat(csv(result, Optional.of(before)))
        .containsExactly(
            "engine,wall_s,cpu_s,peak_mb,written_mb,stored_mb,ours_to_its_wall,"
                + "wall_to_before,cpu_to_before,peak_to_before",
            "moraine,30.00,60.00,1500.0,2.0,1.0,1.00,0.50,0.50,1.00",
            "duckdb,60.00,120.00,1500.0,2.0,1.0,0.50,,,");
  }

  @Test
  void aResultIsReadAsItWasWritten() {
    Path file = folder.resolve("results").resolve("nightly.json");
    BenchResult result = result(line("moraine", 30, 31));
    result.write(file);
    assertThat(BenchResult.read(file)).isEqualTo(result);
  }

  @Test
  void whatIsNoResultIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
    assertThatThrownBy(() -> BenchResult.read(file))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("other.json is no result of bench");
  }

  private static List<String> csv(BenchResult result, Optional<BenchResult> before) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    BenchTable table = new BenchTable(result, before);
    try (ResultWriter writer = ResultFormat.CSV.writer(out, Terminal.none(), table.columns())) {
      table.write(writer);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Measurement line(String engine, int... wallSeconds) {
    List<Usage> usages =
        Arrays.stream(wallSeconds)
            .mapToObj(
                seconds ->
                    new Usage(
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(2L * seconds),
                        1_500_000_000L,
                        2_000_000))
            .toList();
    return Measurement.of(engine, usages, usages.stream().map(usage -> 1_000_000L).toList());
  }

  private static BenchResult result(Measurement... lines) {
    return new BenchResult(
        "nightly",
        new BenchResult.Input(20_000_000, 14, 7, 0, 8_000_000_000L),
        2,
        new Machine("a processor", 2, 16_000_000_000L, "Linux", "17"),
        Map.of("duckdb", "v2"),
        List.of(lines));
  }
}
