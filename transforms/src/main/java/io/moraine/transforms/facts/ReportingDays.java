package io.moraine.transforms.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The day in the reporting zone of each time.
 *
 * <p>Remembers how far the last answer reaches, so that times which come nearly in order cost two
 * comparisons. Days of 23 and 25 hours are as long as they are. Not safe for use by several
 * threads.
 */
final class ReportingDays {
  private static final long SECOND = 1_000_000L;
  private static final long DAY_SECONDS = 86_400L;

  private final ZoneRules rules;
  private long from;
  private long to;
  private LocalDate day = LocalDate.EPOCH;

  ReportingDays(ZoneId zone) {
    this.rules = zone.getRules();
  }

  LocalDate dayOf(long micros) {
    if (micros < from || micros >= to) {
      find(micros);
    }
    return day;
  }

  private void find(long micros) {
    Instant instant = Micros.instant(micros);
    long offset = rules.getOffset(instant).getTotalSeconds();
    long local = Math.floorDiv(micros, SECOND) + offset;
    day = LocalDate.ofEpochDay(Math.floorDiv(local, DAY_SECONDS));
    from = (day.toEpochDay() * DAY_SECONDS - offset) * SECOND;
    to = from + DAY_SECONDS * SECOND;
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    if (before != null) {
      from = Math.max(from, before.toEpochSecond() * SECOND);
    }
    ZoneOffsetTransition after = rules.nextTransition(instant);
    if (after != null) {
      to = Math.min(to, after.toEpochSecond() * SECOND);
    }
  }
}
