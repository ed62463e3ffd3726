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

  /** Refuses what a definition cannot be made of: nothing, less, or parts of a millisecond. */
  static void requireWholeMillis(Duration duration, String what) {
    boolean whole = duration.equals(Duration.ofMillis(duration.toMillis()));
    if (duration.isNegative() || duration.isZero() || !whole) {
      throw new IllegalArgumentException(
          what + " must be whole milliseconds above 0, not " + duration + ".");
    }
  }
}
