package io.moraine.analyses.revenue;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.Highlight.Adding;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.SessionSums;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.CohortNetRevenue;
import io.moraine.schemas.results.DailyRevenue;
import io.moraine.schemas.results.ForecastInput;
import io.moraine.schemas.results.MrrMonth;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Revenue by day, by cohort, by month of subscriptions, and as series for a forecast. */
public final class RevenueAnalysis implements Analysis {
  @Override
  public String name() {
    return "revenue";
  }

  @Override
  public String question() {
    return "What is earned, when, of whom, and how does it move?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(DailyRevenue.TABLE, CohortNetRevenue.TABLE, MrrMonth.TABLE, ForecastInput.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Net of days is the net of facts",
            ofAll("net_revenue", DailyRevenue::netRevenue),
            ofLines("net", RevenueLine::net)),
        new Balance(
            "Tax of days is the tax of facts",
            ofAll("tax", DailyRevenue::tax),
            ofLines("tax", RevenueLine::tax)),
        new Balance(
            "Lines of days are the lines of facts",
            ofAll(
                "order_lines and refund_lines",
                row -> BigDecimal.valueOf(row.orderLines() + row.refundLines())),
            ofLines("lines", line -> BigDecimal.ONE)),
        new Balance(
            "Every dimension sums to all",
            Side.sum(
                "net_revenue of results.revenue_daily by dimension",
                DailyRevenue.TABLE,
                DailyRevenue.class,
                row ->
                    row.dimension().equals(DailyRevenue.ALL)
                        ? null
                        : row.dimension() + " " + row.currency(),
                DailyRevenue::netRevenue),
            allAs("country").plus(allAs("channel")).plus(allAs("category")).plus(allAs("product"))),
        new Balance(
            "Net of cohorts is the net of facts",
            Side.sum(
                "net_revenue of results.cohort_revenue",
                CohortNetRevenue.TABLE,
                CohortNetRevenue.class,
                row -> row.period() + " " + row.currency(),
                CohortNetRevenue::netRevenue),
            factsAs(CohortNetRevenue.WEEK).plus(factsAs(CohortNetRevenue.MONTH))),
        new Balance(
            "Plans sum to all plans",
            endOfMonths("end_mrr of the plans", row -> !row.plan().equals(MrrMonth.ALL_PLANS)),
            endOfMonths("end_mrr of all plans", row -> row.plan().equals(MrrMonth.ALL_PLANS))),
        new Balance(
            "The walk of recurring revenue adds up",
            walk("start_mrr and movements", RevenueAnalysis::month, RevenueAnalysis::walked),
            walk("end_mrr", RevenueAnalysis::month, MrrMonth::endMrr)),
        new Balance(
            "A month starts with what the one before ended with",
            walk(
                "start_mrr of the next month",
                row -> row.month().minusMonths(1) + ", " + row.plan() + ", " + row.currency(),
                MrrMonth::startMrr),
            // Only the last month has no next one, and is not over.
            walk("end_mrr", row -> row.isComplete() ? month(row) : null, MrrMonth::endMrr)),
        new Balance(
            "Orders of the series are the orders of days",
            series(ForecastInput.ORDERS),
            ofDays("orders", row -> BigDecimal.valueOf(row.orders()))),
        new Balance(
            "Net of the series is the net of days",
            series(ForecastInput.NET_REVENUE),
            ofDays(
                "net_revenue_reporting",
                row ->
                    row.netRevenueReporting() == null
                        ? BigDecimal.ZERO
                        : row.netRevenueReporting())),
        new Balance(
            "Sessions of the series are the sessions",
            series(ForecastInput.SESSIONS),
            SessionSums.SESSIONS_BY_DAY),
        new Balance(
            "New users of the series are the persons",
            series(ForecastInput.NEW_USERS),
            Side.sum(
                "rows of facts.cohorts",
                Cohort.TABLE,
                Cohort.class,
                Cohort::firstSeenDate,
                person -> BigDecimal.ONE)));
  }

  private static String known(String currency) {
    return currency == null ? DailyRevenue.NONE : currency;
  }

  private static Side ofAll(String column, Function<DailyRevenue, BigDecimal> amount) {
    return Side.sum(
        column + " of results.revenue_daily in all",
        DailyRevenue.TABLE,
        DailyRevenue.class,
        row -> row.dimension().equals(DailyRevenue.ALL) ? row.day() + " " + row.currency() : null,
        amount);
  }

  private static Side ofLines(String column, Function<RevenueLine, BigDecimal> amount) {
    return Side.sum(
        column + " of facts.revenue",
        RevenueLine.TABLE,
        RevenueLine.class,
        line -> line.revenueDate() + " " + known(line.currency()),
        amount);
  }

  private static Side ofDays(String column, Function<DailyRevenue, BigDecimal> amount) {
    return Side.sum(
        column + " of results.revenue_daily in all",
        DailyRevenue.TABLE,
        DailyRevenue.class,
        row -> row.dimension().equals(DailyRevenue.ALL) ? row.day().toString() : null,
        amount);
  }

  private static Side allAs(String dimension) {
    return Side.sum(
        "net_revenue of results.revenue_daily in all",
        DailyRevenue.TABLE,
        DailyRevenue.class,
        row -> row.dimension().equals(DailyRevenue.ALL) ? dimension + " " + row.currency() : null,
        DailyRevenue::netRevenue);
  }

  private static Side factsAs(String period) {
    return Side.sum(
        "net of facts.revenue",
        RevenueLine.TABLE,
        RevenueLine.class,
        line -> period + " " + known(line.currency()),
        RevenueLine::net);
  }

  private static Side endOfMonths(String name, Predicate<MrrMonth> counts) {
    return Side.sum(
        name + " of results.mrr_movements",
        MrrMonth.TABLE,
        MrrMonth.class,
        row -> counts.test(row) ? row.month() + " " + row.currency() : null,
        MrrMonth::endMrr);
  }

  private static Side walk(
      String column, Function<MrrMonth, ?> key, Function<MrrMonth, BigDecimal> amount) {
    return Side.sum(
        column + " of results.mrr_movements", MrrMonth.TABLE, MrrMonth.class, key, amount);
  }

  private static String month(MrrMonth row) {
    return row.month() + ", " + row.plan() + ", " + row.currency();
  }

  private static BigDecimal walked(MrrMonth row) {
    return row.startMrr()
        .add(row.newMrr())
        .add(row.expansionMrr())
        .add(row.reactivationMrr())
        .subtract(row.contractionMrr())
        .subtract(row.churnedMrr());
  }

  private static Side series(String metric) {
    return Side.sum(
        metric + " of results.forecast_inputs",
        ForecastInput.TABLE,
        ForecastInput.class,
        row -> row.metric().equals(metric) ? row.day().toString() : null,
        ForecastInput::metricValue);
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(DailyRevenue.TABLE)
            .rankedBy("net_revenue")
            .showing("orders", "units", "refunded")
            .adding(Adding.WITHIN_GROUPS),
        Highlight.of(CohortNetRevenue.TABLE)
            .where("period", "week")
            .rankedBy("cumulative_net_revenue"),
        Highlight.of(MrrMonth.TABLE)
            .where("plan", MrrMonth.ALL_PLANS)
            .inItsOrder()
            .rankedBy("end_mrr")
            .showing(
                "start_mrr",
                "new_mrr",
                "expansion_mrr",
                "reactivation_mrr",
                "contraction_mrr",
                "churned_mrr",
                "end_mrr"),
        Highlight.of(ForecastInput.TABLE).adding(Adding.WITHIN_GROUPS));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new RevenueResults(settings, span);
  }
}
