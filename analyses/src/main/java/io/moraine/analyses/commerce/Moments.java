package io.moraine.analyses.commerce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as numbers. */
final class Moments {
  private Moments() {}

  /** Microseconds of UTC. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
