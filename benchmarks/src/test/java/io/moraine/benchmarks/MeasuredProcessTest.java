package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredProcessTest {
  @TempDir private Path folder;

  @Test
  void measuresAWholeProcess() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "Only Linux tells of memory.");
    Usage usage = java("-Xms64m", "-XX:+AlwaysPreTouch", "-version").run();
    assertThat(usage.wall()).isPositive();
    assertThat(usage.cpu()).isPositive();
    // The heap that it was told to touch was resident.
    assertThat(usage.peakBytes()).isGreaterThan(64L << 20);
  }

  @Test
  void saysHowAProcessFailed() {
    assertThatThrownBy(() -> java("-XX:NoSuchOption").run())
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("ended with 1")
        .hasMessageContaining("NoSuchOption");
  }

  @Test
  void saysThatAProgramIsMissing() {
    MeasuredProcess missing =
        new MeasuredProcess(List.of("no-such-program"), Map.of(), folder.resolve("words"));
    assertThatThrownBy(missing::run)
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("no-such-program cannot be started");
  }

  @Test
  void readsWhatLinuxTells() throws IOException {
    Files.writeString(
        folder.resolve("stat"),
        "42 (a (odd) name) S 1 42 42 0 -1 4194560 1 2 3 4 150 50 20 5 20 0 1 0 9 9 9\n");
    Files.writeString(folder.resolve("status"), "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n");
    Files.writeString(folder.resolve("io"), "rchar: 7\nwchar: 123456\nsyscr: 1\n");
    // A process that has just begun, so that the files say more than Java knows.
    ProcessMeter meter = new ProcessMeter(ProcessHandle.current(), folder);
    meter.look();
    Usage usage = meter.usage(Duration.ofSeconds(1));
    assertThat(usage.peakBytes()).isEqualTo(2048 << 10);
    assertThat(usage.writtenBytes()).isEqualTo(123_456);
    assertThat(usage.cpu()).isGreaterThanOrEqualTo(Duration.ofMillis(2_250));
  }

  @Test
  void oneProcessAfterTheOtherTakesTheTimeOfBothAndTheMemoryOfTheLarger() {
    Usage first = new Usage(Duration.ofSeconds(2), Duration.ofSeconds(3), 100, 10);
    Usage second = new Usage(Duration.ofSeconds(1), Duration.ofSeconds(1), 700, 20);
    assertThat(first.then(second))
        .isEqualTo(new Usage(Duration.ofSeconds(3), Duration.ofSeconds(4), 700, 30));
  }

  private MeasuredProcess java(String... options) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(options));
    return new MeasuredProcess(command, Map.of(), folder.resolve("words"));
  }
}
