package io.moraine.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The days on which the shop is watched, in milliseconds since 1970.
 *
 * <p>Nothing happens after {@link #lastMoment()}, and something does happen then, so that the end
 * of the data is known before anything is simulated.
 */
final class Season {
  /** After which a cart that nobody touches counts as abandoned, by the warehouse's definition. */
  static final long CART_TIMEOUT = Duration.ofHours(24).toMillis();

  /** How far everything keeps from a moment at which a definition would tip over. */
  private static final long CLEARANCE = Duration.ofMinutes(1).toMillis();

  private final LocalDate start;
  private final ZoneId zone;
  private final long[] midnights;

  Season(SimulationSettings settings) {
    start = settings.start();
    zone = settings.zone();
    midnights = new long[settings.days() + 1];
    for (int day = 0; day <= settings.days(); day++) {
      midnights[day] = date(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  int days() {
    return midnights.length - 1;
  }

  ZoneId zone() {
    return zone;
  }

  LocalDate date(int day) {
    return start.plusDays(day);
  }

  /** The first moment of the first day. */
  long begins() {
    return midnights[0];
  }

  /** The first moment after the last day: whatever is received is received before. */
  long closes() {
    return midnights[days()];
  }

  long dayBegins(int day) {
    return midnights[day];
  }

  /** The moment of the latest event of all. */
  long lastMoment() {
    return closes() - CLEARANCE;
  }

  /** The day, from 0, within which a moment lies. */
  int dayOf(long moment) {
    int found = Arrays.binarySearch(midnights, moment);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The moment itself, or one soon after where a cart touched at it would be so nearly of the
   * time-out's age at the end of the data that a second decided what it is.
   */
  long clearOfTimeout(long moment) {
    long tipping = lastMoment() - CART_TIMEOUT;
    return Math.abs(moment - tipping) <= CLEARANCE ? tipping + CLEARANCE + 1 : moment;
  }
}
