package io.moraine.cli.progress;

import io.moraine.pipelines.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress in a file or a pipe: a line when a stage ends, and now and then while it goes on. */
public final class PlainLines implements Progress {
  private static final Duration BETWEEN = Duration.ofSeconds(15);

  private final PrintStream out;
  private final InstantSource clock;
  private Stage stage;
  private Instant written = Instant.MIN;

  public PlainLines(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void stage(String name) {
    done();
    written = clock.instant();
    stage = Stage.begin(name, written);
  }

  @Override
  public synchronized void advance(long done, long total, String unit) {
    if (stage == null) {
      return;
    }
    stage = stage.at(done, total, unit);
    Instant now = clock.instant();
    if (!now.isBefore(written.plus(BETWEEN))) {
      out.println(stage.sentence(now));
      written = now;
    }
  }

  @Override
  public synchronized void done() {
    if (stage != null) {
      out.println(stage.summary(clock.instant()));
      stage = null;
    }
  }
}
