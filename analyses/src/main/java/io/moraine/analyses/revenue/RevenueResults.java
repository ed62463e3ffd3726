package io.moraine.analyses.revenue;

import io.moraine.analyses.activity.DayPeriods;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.EventInterest;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.CohortNetRevenue;
import io.moraine.schemas.results.ForecastInput;
import io.moraine.schemas.results.MrrMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Revenue day by day, month by month, cohort by cohort, and as series for a forecast. */
final class RevenueResults implements ResultFold<RevenueResults> {
  private static final long serialVersionUID = 1L;

  private final DataSpan span;
  private final LocalDate firstMonth;
  private final int months;
  private final RevenueByDay byDay;
  private final CohortRevenue byWeek;
  private final CohortRevenue byMonth;
  private final MrrMovements movements;
  private final Map<LocalDate, Long> sessions = new HashMap<>();
  private final Map<LocalDate, Long> newUsers = new HashMap<>();

  RevenueResults(ResultSettings settings, DataSpan span) {
    this.span = span;
    this.firstMonth = span.firstDay().withDayOfMonth(1);
    this.months = RecurringRevenue.month(firstMonth, span.lastDay()) + 1;
    this.byDay = new RevenueByDay(span.money());
    this.byWeek = cohorts(PeriodUnit.WEEK, settings, span);
    this.byMonth = cohorts(PeriodUnit.MONTH, settings, span);
    this.movements = new MrrMovements(months);
  }

  private static CohortRevenue cohorts(PeriodUnit unit, ResultSettings settings, DataSpan span) {
    DayPeriods periods =
        new DayPeriods(unit, settings.weekStart(), span.firstDay(), span.lastDay());
    return new CohortRevenue(periods, periods.count());
  }

  @Override
  public EventInterest interest() {
    return EventInterest.ofPersons(
        EventType.SUBSCRIPTION_STARTED,
        EventType.SUBSCRIPTION_CHANGED,
        EventType.SUBSCRIPTION_RENEWED,
        EventType.SUBSCRIPTION_CANCELLED);
  }

  @Override
  public void person(PersonHistory person) {
    byDay.person(person);
    LocalDate acquired = person.person().firstSeenDate();
    List<DatedRevenue> revenue = new ArrayList<>(person.revenue().size());
    for (RevenueLine line : person.revenue()) {
      revenue.add(
          new DatedRevenue(
              line.revenueDate().toEpochDay(),
              line.currency() == null ? CohortNetRevenue.NONE : line.currency(),
              line.net()));
    }
    byWeek.add(acquired.toEpochDay(), revenue);
    byMonth.add(acquired.toEpochDay(), revenue);
    newUsers.merge(acquired, 1L, Long::sum);
    for (SessionView session : person.sessions()) {
      sessions.merge(session.sessionDate(), 1L, Long::sum);
    }
    if (!person.events().isEmpty()) {
      movements.add(RecurringRevenue.amounts(person.events(), firstMonth, months));
    }
  }

  @Override
  public void merge(RevenueResults other) {
    byDay.merge(other.byDay);
    byWeek.merge(other.byWeek);
    byMonth.merge(other.byMonth);
    movements.merge(other.movements);
    other.sessions.forEach((day, count) -> sessions.merge(day, count, Long::sum));
    other.newUsers.forEach((day, count) -> newUsers.merge(day, count, Long::sum));
  }

  @Override
  public void tell(ResultOutput rows) {
    byDay.tell(rows);
    tellCohorts(CohortNetRevenue.WEEK, byWeek, ChronoUnit.WEEKS, rows);
    tellCohorts(CohortNetRevenue.MONTH, byMonth, ChronoUnit.MONTHS, rows);
    movements.cells().forEach(cell -> rows.row(MrrMonth.TABLE, row(cell)));
    Map<LocalDate, BigDecimal> net = byDay.netReporting();
    tellSeries(ForecastInput.NET_REVENUE, span.money().currency(), net, rows);
    tellSeries(ForecastInput.ORDERS, null, decimals(byDay.orders()), rows);
    tellSeries(ForecastInput.SESSIONS, null, decimals(sessions), rows);
    tellSeries(ForecastInput.NEW_USERS, null, decimals(newUsers), rows);
  }

  private void tellCohorts(
      String period, CohortRevenue cohorts, ChronoUnit unit, ResultOutput rows) {
    for (CohortRevenueCell cell : cohorts.cells()) {
      LocalDate end = cell.cohort().plus(cell.interval() + 1L, unit).minusDays(1);
      rows.row(
          CohortNetRevenue.TABLE,
          new CohortNetRevenue(
              period,
              cell.cohort(),
              cell.interval(),
              cell.currency(),
              cell.size(),
              cell.net(),
              cell.cumulative(),
              cell.cumulative().doubleValue() / cell.size(),
              cell.complete() && isOver(end),
              CohortNetRevenue.DEFINITION,
              Bots.WITHOUT));
    }
  }

  /** Whether the data go on after a day. */
  private boolean isOver(LocalDate day) {
    return day.isBefore(span.lastDay());
  }

  private MrrMonth row(MrrCell cell) {
    MrrMovement movement = cell.movement();
    LocalDate month = firstMonth.plusMonths(cell.month());
    BigDecimal kept =
        movement
            .start()
            .add(movement.expansion())
            .subtract(movement.contraction())
            .subtract(movement.churn());
    return new MrrMonth(
        month,
        cell.plan().equals(MrrMovements.ALL_PLANS) ? MrrMonth.ALL_PLANS : cell.plan(),
        cell.currency(),
        movement.start(),
        movement.newcomers(),
        movement.expansion(),
        movement.reactivation(),
        movement.contraction(),
        movement.churn(),
        movement.end(),
        share(movement.contraction().add(movement.churn()), movement.start()),
        share(kept, movement.start()),
        isOver(month.plusMonths(1).minusDays(1)),
        MrrMonth.DEFINITION,
        Bots.WITHOUT);
  }

  private static Double share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.doubleValue() / whole.doubleValue();
  }

  private static Map<LocalDate, BigDecimal> decimals(Map<LocalDate, Long> counts) {
    Map<LocalDate, BigDecimal> decimals = new HashMap<>();
    counts.forEach((day, count) -> decimals.put(day, BigDecimal.valueOf(count)));
    return decimals;
  }

  private void tellSeries(
      String metric, String currency, Map<LocalDate, BigDecimal> values, ResultOutput rows) {
    for (LocalDate day = span.firstDay(); !day.isAfter(span.lastDay()); day = day.plusDays(1)) {
      rows.row(
          ForecastInput.TABLE,
          new ForecastInput(
              metric,
              day,
              values.getOrDefault(day, BigDecimal.ZERO),
              currency,
              day.getDayOfWeek().getValue(),
              isOver(day),
              ForecastInput.DEFINITION,
              Bots.WITHOUT));
    }
  }
}
