package io.moraine.analyses.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the period of a moment among those found before, and asks the calendar, which has to look
 * up the rules of its zone, only for a new one. It is for one thread.
 */
public final class PeriodFinder {
  private final ReportingCalendar calendar;
  private final PeriodUnit unit;
  // By their starts; and the one found last.
  private final TreeMap<Long, Period> known = new TreeMap<>();
  private Period latest;

  /**
   * A period.
   *
   * @param range from its first to its last microsecond
   * @param firstDay the day on which it starts
   */
  public record Period(TimeRange range, LocalDate firstDay) {
    private boolean holds(long micros) {
      return range.contains(micros);
    }
  }

  /** Finds periods of that unit. */
  public PeriodFinder(ReportingCalendar calendar, PeriodUnit unit) {
    this.calendar = calendar;
    this.unit = unit;
  }

  /** The period that a moment is in, in microseconds of UTC. */
  public Period at(long micros) {
    if (latest == null || !latest.holds(micros)) {
      Map.Entry<Long, Period> before = known.floorEntry(micros);
      latest = before != null && before.getValue().holds(micros) ? before.getValue() : find(micros);
    }
    return latest;
  }

  private Period find(long micros) {
    long start = calendar.startOf(micros, unit);
    Period found =
        new Period(
            new TimeRange(start, calendar.plus(start, unit, 1) - 1),
            LocalDate.ofInstant(Instant.EPOCH.plus(start, ChronoUnit.MICROS), calendar.zone()));
    known.put(start, found);
    return found;
  }
}
