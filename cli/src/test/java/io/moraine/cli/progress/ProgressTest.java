package io.moraine.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.parse("2026-04-07T10:00:00Z");

  @Test
  void rewritesOneLineOnATerminal() {
    Progress progress = new RewrittenLine(out, 80, () -> now);
    progress.stage("read");
    after(Duration.ofSeconds(4));
    progress.advance(1_000_000, 3_000_000, "lines");
    progress.advance(1_000_001, 3_000_000, "lines");
    after(Duration.ofSeconds(8));
    progress.done();

    assertThat(written().split("\r\u001b\\[K"))
        .containsExactly(
            "",
            "read",
            "read: 1,000,000 of 3,000,000 lines, 250,000 lines/s, 8 s left",
            "read: 1,000,001 lines in 12.0 s\n");
  }

  @Test
  void neverWritesMoreThanALine() {
    Progress progress = new RewrittenLine(out, 20, () -> now);
    progress.stage("a stage with a name of some length");
    assertThat(written()).endsWith("a stage with a name");
  }

  @Test
  void writesALineNowAndThenElsewhere() {
    Progress progress = new PlainLines(out, () -> now);
    progress.stage("read");
    for (int i = 1; i <= 40; i++) {
      after(Duration.ofSeconds(1));
      progress.advance(i * 1000L, 0, "lines");
    }
    progress.stage("merge");
    progress.done();

    assertThat(written())
        .isEqualTo(
            """
            read: 15,000 lines, 1,000 lines/s
            read: 30,000 lines, 1,000 lines/s
            read: 40,000 lines in 40.0 s
            merge: 0.0 s
            """);
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
