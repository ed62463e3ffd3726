package io.moraine.analyses.kpis;

import io.moraine.analyses.kpis.Measure.DayNumbers;
import io.moraine.analyses.kpis.Measure.Fraction;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.Quantiles;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.Cart;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.Kpi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The day's counts, and who was active within a week and a month. */
final class KpiFold implements ResultFold<KpiFold> {
  private static final long serialVersionUID = 1L;
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final EventInterest INTEREST =
      new EventInterest(
          Set.of(EventType.SEARCH, EventType.PERFORMANCE),
          Set.of(EventType.FEATURE_USE),
          Set.of(),
          false);

  private final DataSpan span;
  private final TreeMap<LocalDate, DayCounts> days = new TreeMap<>();
  private final RollingUsers weekly = new RollingUsers(WEEK);
  private final RollingUsers monthly = new RollingUsers(MONTH);
  // The day that was asked for last.
  private transient LocalDate latestDay;
  private transient DayCounts latest;

  KpiFold(DataSpan span) {
    this.span = span;
  }

  @Override
  public EventInterest interest() {
    return INTEREST;
  }

  @Override
  public void event(SeenEvent event) {
    if (event.type() == EventType.SEARCH) {
      // One outside any session is in one of a flagged bot.
      day(event.day()).searches += event.session() == null ? 0 : 1;
    } else if (event.type() == EventType.PERFORMANCE) {
      DayCounts day = day(event.day());
      day.errors += event.isNull(EventColumn.ERROR) ? 0 : 1;
      if (!event.isNull(EventColumn.LCP_MS)
          && Quantiles.accept(event.doubleAt(EventColumn.LCP_MS))) {
        day.largestPaint.add(event.doubleAt(EventColumn.LCP_MS));
      }
    }
  }

  @Override
  public void person(PersonHistory person) {
    List<LocalDate> active = new ArrayList<>();
    LocalDate last = null;
    for (SessionView session : person.sessions()) {
      DayCounts day = day(session.sessionDate());
      day.session(session);
      if (!session.sessionDate().equals(last)) {
        last = session.sessionDate();
        active.add(last);
        day.users++;
        day.newUsers += active.size() == 1 ? 1 : 0;
      }
    }
    weekly.person(active);
    monthly.person(active);
    for (Cart cart : person.carts()) {
      day(cart.openedDate()).cart(cart);
    }
    Set<String> orders = person.revenue().isEmpty() ? Set.of() : new HashSet<>();
    for (RevenueLine line : person.revenue()) {
      DayCounts day = day(line.revenueDate());
      day.revenue(line, span.money());
      if (line.lineType().equals("order") && orders.add(line.orderId())) {
        day.orders++;
      }
    }
    for (PersonEvent event : person.events()) {
      if (event.eventType() == EventType.FEATURE_USE) {
        day(event.day()).featureUses++;
      }
    }
  }

  private DayCounts day(LocalDate day) {
    if (!day.equals(latestDay)) {
      latestDay = day;
      latest = days.computeIfAbsent(day, first -> new DayCounts());
    }
    return latest;
  }

  @Override
  public void merge(KpiFold other) {
    other.days.forEach((day, counts) -> day(day).merge(counts));
    weekly.merge(other.weekly);
    monthly.merge(other.monthly);
  }

  @Override
  public void tell(ResultOutput rows) {
    TreeMap<LocalDate, Long> weeklyUsers = weekly.counts();
    TreeMap<LocalDate, Long> monthlyUsers = monthly.counts();
    day(span.firstDay());
    day(span.lastDay());
    LocalDate last = days.lastKey();
    for (LocalDate day = days.firstKey(); !day.isAfter(last); day = day.plusDays(1)) {
      DayNumbers numbers =
          new DayNumbers(day(day), latest(weeklyUsers, day), latest(monthlyUsers, day));
      for (Measure measure : Measure.values()) {
        if (measure.unit() != Measure.Unit.MONEY || span.money().currency() != null) {
          rows.row(Kpi.TABLE, row(day, measure, numbers));
        }
      }
    }
  }

  private static long latest(TreeMap<LocalDate, Long> counts, LocalDate day) {
    Map.Entry<LocalDate, Long> latest = counts.floorEntry(day);
    return latest == null ? 0 : latest.getValue();
  }

  private Kpi row(LocalDate day, Measure measure, DayNumbers numbers) {
    Fraction fraction = measure.fraction(numbers);
    return new Kpi(
        day,
        measure.label(),
        measure.value(numbers),
        measure.unit() == Measure.Unit.MONEY
            ? span.money().currency()
            : measure.unit().name().toLowerCase(Locale.ROOT),
        fraction.numerator(),
        fraction.denominator(),
        Kpi.DEFINITION,
        Bots.WITHOUT);
  }
}
