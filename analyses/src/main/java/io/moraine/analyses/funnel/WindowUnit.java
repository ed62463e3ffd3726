package io.moraine.analyses.funnel;

import java.time.Duration;

/** In what a window is measured: always as long, whatever the calendar or the clocks do. */
enum WindowUnit {
  SECOND(Duration.ofSeconds(1)),
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  /** Thirty-one days: as long as any month, and no shorter than one. */
  MONTH(Duration.ofDays(31));

  private final long micros;

  WindowUnit(Duration length) {
    this.micros = length.toNanos() / 1000;
  }

  long micros() {
    return micros;
  }
}
