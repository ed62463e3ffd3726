package io.moraine.transforms.facts;

import java.time.Duration;

/** Durations as they are written in the names of definitions. */
final class Durations {
  private Durations() {}

  /** The shortest whole form: {@code 30m}, {@code 24h}, {@code 30d}; a single day is 24h. */
  static String label(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 86_400_000 == 0 && millis > 86_400_000) {
      return millis / 86_400_000 + "d";
    } else if (millis % 3_600_000 == 0 && millis > 0) {
      return millis / 3_600_000 + "h";
    } else if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + "m";
    } else if (millis % 1_000 == 0) {
      return millis / 1_000 + "s";
    }
    return millis + "ms";
  }

  static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }

  static void requirePositive(Duration duration, String what) {
    if (duration.isNegative() || duration.toMillis() == 0) {
      throw new IllegalArgumentException(what + " must be above 0, not " + duration + ".");
    }
  }
}
