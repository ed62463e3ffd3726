package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.PeakHour;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.stream.Stream;

/** Visits by the hour of the week in which they began. */
final class PeakHours implements Serializable, Mergeable<PeakHours> {
  private static final long serialVersionUID = 1L;
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private final ZoneId zone;
  private final DataSpan span;
  private final VisitCounts[] hours =
      Stream.generate(VisitCounts::new).limit(WEEKDAYS * HOURS).toArray(VisitCounts[]::new);

  PeakHours(ZoneId zone, DataSpan span) {
    this.zone = zone;
    this.span = span;
  }

  void person(PersonHistory person) {
    Conversion money = span.money();
    BitSet seen = new BitSet(hours.length);
    boolean isNew = true;
    for (SessionView session : person.sessions()) {
      ZonedDateTime start = session.startedAt().atZone(zone);
      int hour = (start.getDayOfWeek().getValue() - 1) * HOURS + start.getHour();
      hours[hour].visit(session, money);
      if (!seen.get(hour)) {
        seen.set(hour);
        hours[hour].user(isNew);
      }
      isNew = false;
    }
  }

  @Override
  public void merge(PeakHours other) {
    for (int hour = 0; hour < hours.length; hour++) {
      hours[hour].merge(other.hours[hour]);
    }
  }

  void tell(ResultOutput rows) {
    long[] days = new long[WEEKDAYS];
    for (LocalDate day = span.firstDay(); !day.isAfter(span.lastDay()); day = day.plusDays(1)) {
      days[day.getDayOfWeek().getValue() - 1]++;
    }
    for (int hour = 0; hour < hours.length; hour++) {
      if (days[hour / HOURS] > 0) {
        rows.row(PeakHour.TABLE, row(hour, days[hour / HOURS]));
      }
    }
  }

  private PeakHour row(int hour, long days) {
    VisitCounts visits = hours[hour];
    return new PeakHour(
        hour / HOURS + 1,
        hour % HOURS,
        days,
        visits.sessions(),
        visits.users(),
        visits.pageViews(),
        visits.conversions(),
        visits.convertedSessions(),
        visits.conversionRate(),
        visits.orders(),
        visits.revenue(),
        span.money().currency(),
        (double) visits.sessions() / days,
        (double) visits.pageViews() / days,
        (double) visits.conversions() / days,
        visits.revenue().doubleValue() / days,
        PeakHour.DEFINITION,
        Bots.WITHOUT);
  }
}
