package io.moraine.cli.progress;

import io.moraine.pipelines.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress on a terminal: one line, rewritten; a line stays for each stage that is over. */
public final class RewrittenLine implements Progress {
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final String ERASED = "\r\u001b[K";

  private final PrintStream out;
  private final int width;
  private final InstantSource clock;
  private Stage stage;
  private Instant written = Instant.MIN;

  public RewrittenLine(PrintStream out, int width, InstantSource clock) {
    this.out = out;
    this.width = width;
    this.clock = clock;
  }

  @Override
  public synchronized void stage(String name) {
    done();
    stage = Stage.begin(name, clock.instant());
    write(clock.instant());
  }

  @Override
  public synchronized void advance(long done, long total, String unit) {
    if (stage == null) {
      return;
    }
    stage = stage.at(done, total, unit);
    Instant now = clock.instant();
    if (!now.isBefore(written.plus(BETWEEN))) {
      write(now);
    }
  }

  @Override
  public synchronized void done() {
    if (stage != null) {
      out.print(ERASED + stage.summary(clock.instant()) + System.lineSeparator());
      out.flush();
      stage = null;
    }
  }

  private void write(Instant now) {
    String sentence = stage.sentence(now);
    out.print(ERASED + sentence.substring(0, Math.min(sentence.length(), width - 1)));
    out.flush();
    written = now;
  }
}
