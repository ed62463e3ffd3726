package io.moraine.analyses.kpis;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.SessionSums;
import io.moraine.schemas.Cart;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.Kpi;
import io.moraine.schemas.results.Performance;
import io.moraine.schemas.results.SearchTerm;
import io.moraine.schemas.results.TrafficSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** The numbers of a dashboard's top line. */
public final class KpiAnalysis implements Analysis {
  @Override
  public String name() {
    return "kpis";
  }

  @Override
  public String question() {
    return "How is the shop doing, day by day?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(Kpi.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Sessions of the day are the facts'",
            kpi(Measure.SESSIONS),
            SessionSums.SESSIONS_BY_DAY),
        new Balance(
            "Sessions of the day are those of all sources",
            kpi(Measure.SESSIONS),
            sources("sessions", TrafficSource::sessions)),
        new Balance(
            "New users of the day are those of all sources",
            kpi(Measure.NEW_USERS),
            sources("new_users", TrafficSource::newUsers)),
        new Balance(
            "Views of the day are the facts'",
            kpi(Measure.PAGE_VIEWS),
            SessionSums.PAGE_VIEWS_BY_DAY),
        new Balance(
            "Conversions of the day are the facts'",
            kpi(Measure.CONVERSIONS),
            SessionSums.CONVERSIONS_BY_DAY),
        new Balance(
            "Carts of the day are the facts'",
            kpi(Measure.CARTS),
            Side.sum(
                "rows of facts.carts",
                Cart.TABLE,
                Cart.class,
                Cart::openedDate,
                row -> BigDecimal.ONE)),
        new Balance(
            "Searches of the day are those for all terms",
            kpi(Measure.SEARCHES),
            Side.sum(
                "searches of results.search_terms",
                SearchTerm.TABLE,
                SearchTerm.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.searches()))),
        new Balance(
            "Errors of the day are those of all devices",
            kpi(Measure.ERRORS),
            Side.sum(
                "errors of results.performance",
                Performance.TABLE,
                Performance.class,
                row ->
                    row.deviceClass().equals(Performance.ALL_DEVICES) ? row.day().toString() : null,
                row -> BigDecimal.valueOf(row.errors()))));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new KpiFold(span);
  }

  private static Side kpi(Measure measure) {
    return Side.sum(
        measure.label() + " of results.kpis",
        Kpi.TABLE,
        Kpi.class,
        row -> row.kpi().equals(measure.label()) ? row.day().toString() : null,
        Kpi::numerator);
  }

  private static Side sources(String name, ToLongFunction<TrafficSource> amount) {
    return Side.sum(
        name + " of results.traffic_sources",
        TrafficSource.TABLE,
        TrafficSource.class,
        row -> row.day().toString(),
        row -> BigDecimal.valueOf(amount.applyAsLong(row)));
  }
}
