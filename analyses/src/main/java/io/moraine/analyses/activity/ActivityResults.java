package io.moraine.analyses.activity;

import io.moraine.analyses.query.Field;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.results.ActiveUsers;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.Lifecycle;
import io.moraine.schemas.results.Retention;
import io.moraine.schemas.results.Stickiness;
import io.moraine.schemas.results.UserActivity;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who comes back and who stays, from the days on which people were active and ordered. */
final class ActivityResults implements ResultFold<ActivityResults> {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private static final long serialVersionUID = 1L;

  private final Standing.Thresholds thresholds;
  private final DataSpan span;
  private final ArrayList<UnitCounts> units = new ArrayList<>();
  private final TrailingUsers daily;
  private final TrailingUsers weekly;
  private final TrailingUsers monthly;

  private record Segment(String activity, String dimension, String value) implements Serializable {}

  /** What is counted by one length of period. */
  private static final class UnitCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DayPeriods periods;
    private final int intervals;
    private final ActivityCounts active;
    private final ActivityCounts ordered;
    private final Groups<Segment, CohortCounts> segments = new Groups<>();

    UnitCounts(DayPeriods periods, int intervals) {
      this.periods = periods;
      this.intervals = intervals;
      this.active = new ActivityCounts(periods, intervals);
      this.ordered = new ActivityCounts(periods, intervals);
    }

    void person(Cohort person, long[] activeDays, long[] orderDays) {
      count(Retention.ACTIVE, active, person, activeDays);
      count(Retention.ORDERED, ordered, person, orderDays);
    }

    private void count(String activity, ActivityCounts counts, Cohort person, long[] days) {
      if (days.length == 0) {
        return;
      }
      ActivePeriods actor = new ActivePeriods(periods, days[0], days);
      counts.add(actor);
      if (periods.unit() != PeriodUnit.DAY) {
        segment(activity, "channel", person.channel()).add(actor);
        segment(activity, "device_class", person.deviceClass()).add(actor);
      }
    }

    private CohortCounts segment(String activity, String dimension, String value) {
      return segments.of(
          new Segment(activity, dimension, value == null ? Retention.NONE : value),
          () -> new CohortCounts(periods, intervals));
    }

    void merge(UnitCounts other) {
      active.merge(other.active);
      ordered.merge(other.ordered);
      segments.merge(other.segments);
    }

    void tell(ResultOutput rows) {
      Segment everyone = new Segment(Retention.ACTIVE, Retention.ALL, Retention.ALL);
      Segment customers = new Segment(Retention.ORDERED, Retention.ALL, Retention.ALL);
      active.retention().forEach(cell -> rows.row(Retention.TABLE, row(everyone, cell)));
      ordered.retention().forEach(cell -> rows.row(Retention.TABLE, row(customers, cell)));
      segments.forEach(
          (segment, counts) ->
              counts.cells().forEach(cell -> rows.row(Retention.TABLE, row(segment, cell))));
      active
          .lifecycle()
          .forEach(period -> rows.row(Lifecycle.TABLE, row(Retention.ACTIVE, period)));
      ordered
          .lifecycle()
          .forEach(period -> rows.row(Lifecycle.TABLE, row(Retention.ORDERED, period)));
      active.stickiness().forEach(cell -> rows.row(Stickiness.TABLE, row(cell)));
    }

    private static Retention row(Segment segment, RetentionCell cell) {
      return new Retention(
          Field.word(cell.unit()),
          Field.word(cell.entry()),
          segment.activity(),
          segment.dimension(),
          segment.value(),
          cell.cohort(),
          cell.interval(),
          cell.name(),
          cell.size(),
          cell.returned(),
          cell.rate(),
          cell.complete(),
          cell.returnedOnOrAfter(),
          cell.rateOnOrAfter(),
          cell.completeOnOrAfter(),
          Retention.DEFINITION,
          Bots.WITHOUT);
    }

    private static Lifecycle row(String activity, LifecyclePeriod period) {
      return new Lifecycle(
          Field.word(period.unit()),
          activity,
          period.start(),
          period.newcomers(),
          period.returning(),
          period.resurrecting(),
          period.dormant(),
          period.active(),
          period.quickRatio(),
          period.complete(),
          Lifecycle.DEFINITION,
          Bots.WITHOUT);
    }

    private static Stickiness row(StickinessCell cell) {
      return new Stickiness(
          Field.word(cell.unit()),
          cell.start(),
          cell.days(),
          cell.exactly(),
          cell.atLeast(),
          cell.share(),
          cell.active(),
          cell.averageDaily(),
          cell.stickiness(),
          cell.complete(),
          Stickiness.DEFINITION,
          Bots.WITHOUT);
    }
  }

  ActivityResults(ResultSettings settings, DataSpan span) {
    ActivitySettings activity = settings.activity();
    this.thresholds = activity.thresholds();
    this.span = span;
    unit(settings, PeriodUnit.DAY, activity.retentionDays());
    unit(settings, PeriodUnit.WEEK, activity.retentionWeeks());
    unit(settings, PeriodUnit.MONTH, activity.retentionMonths());
    daily = new TrailingUsers(1, span.firstDay(), span.lastDay());
    weekly = new TrailingUsers(WEEK, span.firstDay(), span.lastDay());
    monthly = new TrailingUsers(MONTH, span.firstDay(), span.lastDay());
  }

  private void unit(ResultSettings settings, PeriodUnit unit, int lastInterval) {
    DayPeriods periods =
        new DayPeriods(unit, settings.weekStart(), span.firstDay(), span.lastDay());
    units.add(new UnitCounts(periods, lastInterval + 1));
  }

  @Override
  public void person(PersonHistory history) {
    long[] activeDays = epochDays(history.person().activeDays());
    long[] orderDays = epochDays(history.person().orderDays());
    for (UnitCounts unit : units) {
      unit.person(history.person(), activeDays, orderDays);
    }
    daily.add(activeDays);
    weekly.add(activeDays);
    monthly.add(activeDays);
  }

  private static long[] epochDays(List<LocalDate> days) {
    long[] epochDays = new long[days.size()];
    for (int i = 0; i < epochDays.length; i++) {
      epochDays[i] = days.get(i).toEpochDay();
    }
    return epochDays;
  }

  @Override
  public void merge(ActivityResults other) {
    for (int unit = 0; unit < units.size(); unit++) {
      units.get(unit).merge(other.units.get(unit));
    }
    daily.merge(other.daily);
    weekly.merge(other.weekly);
    monthly.merge(other.monthly);
  }

  @Override
  public void tell(ResultOutput rows) {
    units.forEach(unit -> unit.tell(rows));
    long[] ofDay = daily.byDay();
    long[] ofWeek = weekly.byDay();
    long[] ofMonth = monthly.byDay();
    for (int place = 0; place < ofDay.length; place++) {
      LocalDate day = span.firstDay().plusDays(place);
      rows.row(
          ActiveUsers.TABLE,
          new ActiveUsers(
              day,
              ofDay[place],
              ofWeek[place],
              ofMonth[place],
              ratio(ofDay[place], ofWeek[place]),
              ratio(ofDay[place], ofMonth[place]),
              ratio(ofWeek[place], ofMonth[place]),
              place + 1 >= MONTH && day.isBefore(span.lastDay()),
              ActiveUsers.DEFINITION,
              Bots.WITHOUT));
    }
  }

  private static Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  @Override
  public boolean tellsOfPersons() {
    return true;
  }

  @Override
  public void tell(PersonHistory history, ResultOutput rows) {
    Cohort person = history.person();
    LocalDate last = Standing.lastActiveDay(person);
    Standing standing = Standing.of(last, span.lastDay(), thresholds);
    rows.row(
        UserActivity.TABLE,
        new UserActivity(
            person.personId(),
            person.userId(),
            standing.status().label(),
            Math.toIntExact(standing.daysSinceLast()),
            last,
            person.firstSeenAt(),
            person.lastSeenAt(),
            person.sessions(),
            person.activeDays().size(),
            person.orders(),
            history.net(span.money()),
            span.money().currency(),
            UserActivity.DEFINITION,
            Bots.WITHOUT));
  }
}
