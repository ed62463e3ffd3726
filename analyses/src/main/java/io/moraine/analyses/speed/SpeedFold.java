package io.moraine.analyses.speed;

import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.Groups;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.ConversionBySpeed;
import io.moraine.schemas.results.PagePerformance;
import io.moraine.schemas.results.Performance;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Measurements by day and by page, and sessions by how fast they were. A measurement is sent after
 * what it is of: it is of the session that began last before it, if that ended not too long ago. A
 * session is counted once all of its visitor's events were shown.
 */
final class SpeedFold implements ResultFold<SpeedFold> {
  private static final long serialVersionUID = 1L;
  private static final EventInterest INTEREST = EventInterest.ofVisitors(EventType.PERFORMANCE);

  private final DataSpan span;
  private final Groups<DayDevice, Timings> days = new Groups<>();
  private final Groups<PageDevice, Timings> pages = new Groups<>();
  private final Groups<Banded, Visits> bands = new Groups<>();
  // Of the visitor at hand, and how many of the sessions began by the event shown last.
  private final List<MeasuredSession> sessions = new ArrayList<>();
  private int begun;

  private record DayDevice(LocalDate day, String deviceClass) implements Serializable {}

  private record PageDevice(String page, String deviceClass) implements Serializable {}

  /**
   * Sessions of one speed.
   *
   * @param band null where nothing was measured
   */
  private record Banded(String metric, String deviceClass, SpeedBand band)
      implements Serializable {}

  private static final class Visits implements Serializable, Mergeable<Visits> {
    private static final long serialVersionUID = 1L;

    private long sessions;
    private long samples;
    private long converted;
    private long bounces;
    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;

    private void visit(MeasuredSession session, long measured) {
      sessions++;
      samples += measured;
      converted += session.converted ? 1 : 0;
      bounces += session.bounce ? 1 : 0;
      orders += session.orders;
      if (session.orders > 0) {
        revenue = revenue.add(session.revenue);
      }
    }

    @Override
    public void merge(Visits other) {
      sessions += other.sessions;
      samples += other.samples;
      converted += other.converted;
      bounces += other.bounces;
      orders += other.orders;
      revenue = revenue.add(other.revenue);
    }
  }

  SpeedFold(DataSpan span) {
    this.span = span;
  }

  @Override
  public EventInterest interest() {
    return INTEREST;
  }

  @Override
  public void visitor(String visitorId, List<SessionView> ofVisitor) {
    finishVisitor();
    for (SessionView session : ofVisitor) {
      sessions.add(new MeasuredSession(session, span.money()));
    }
  }

  @Override
  public void event(SeenEvent event) {
    if (event.type() != EventType.PERFORMANCE) {
      return;
    }
    long micros = event.micros();
    while (begun < sessions.size() && sessions.get(begun).beganBy(micros)) {
      begun++;
    }
    String device = Performance.UNKNOWN;
    if (begun > 0 && sessions.get(begun - 1).reaches(micros)) {
      MeasuredSession session = sessions.get(begun - 1);
      session.measured(event);
      device = session.deviceClass;
    }
    days.of(new DayDevice(event.day(), device), Timings::new).sample(event);
    String page = event.text(EventColumn.PAGE_PATH);
    pages
        .of(new PageDevice(page == null ? PagePerformance.NO_PAGE : page, device), Timings::new)
        .sample(event);
  }

  private void finishVisitor() {
    for (MeasuredSession session : sessions) {
      count(ConversionBySpeed.LCP, session, session.largestPaint());
      count(ConversionBySpeed.PAGE_LOAD, session, session.pageLoad());
    }
    sessions.clear();
    begun = 0;
  }

  private void count(String metric, MeasuredSession session, MeasuredSession.Mean speed) {
    SpeedBand band = speed.samples() == 0 ? null : SpeedBand.of(speed.millis());
    bands
        .of(new Banded(metric, session.deviceClass, band), Visits::new)
        .visit(session, speed.samples());
  }

  @Override
  public void merge(SpeedFold other) {
    finishVisitor();
    other.finishVisitor();
    days.merge(other.days);
    pages.merge(other.pages);
    bands.merge(other.bands);
  }

  @Override
  public void tell(ResultOutput rows) {
    finishVisitor();
    Groups<DayDevice, Timings> allOfDay = new Groups<>();
    days.forEach(
        (key, timings) ->
            allOfDay
                .of(new DayDevice(key.day(), Performance.ALL_DEVICES), Timings::new)
                .merge(timings));
    Groups<PageDevice, Timings> allOfPage = new Groups<>();
    pages.forEach(
        (key, timings) ->
            allOfPage
                .of(new PageDevice(key.page(), Performance.ALL_DEVICES), Timings::new)
                .merge(timings));
    days.forEach((key, timings) -> rows.row(Performance.TABLE, row(key, timings)));
    allOfDay.forEach((key, timings) -> rows.row(Performance.TABLE, row(key, timings)));
    pages.forEach((key, timings) -> rows.row(PagePerformance.TABLE, row(key, timings)));
    allOfPage.forEach((key, timings) -> rows.row(PagePerformance.TABLE, row(key, timings)));
    bands.forEach((key, visits) -> rows.row(ConversionBySpeed.TABLE, row(key, visits)));
  }

  private static Performance row(DayDevice key, Timings timings) {
    return Performance.of(key.day(), key.deviceClass(), timings.speeds());
  }

  private static PagePerformance row(PageDevice key, Timings timings) {
    return PagePerformance.of(key.page(), key.deviceClass(), timings.speeds());
  }

  private ConversionBySpeed row(Banded key, Visits of) {
    return new ConversionBySpeed(
        key.metric(),
        key.deviceClass(),
        key.band() == null ? ConversionBySpeed.NOT_MEASURED : key.band().label(),
        key.band() == null ? null : key.band().fromMillis(),
        of.sessions,
        of.samples,
        of.converted,
        (double) of.converted / of.sessions,
        of.bounces,
        (double) of.bounces / of.sessions,
        of.orders,
        of.revenue,
        span.money().currency(),
        ConversionBySpeed.DEFINITION,
        Bots.WITHOUT);
  }
}
