package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.Highlight;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.analyses.results.SessionSums;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.TrafficSource;
import java.math.BigDecimal;
import java.util.List;

/** Traffic by where it came from, day by day. */
public final class TrafficAnalysis implements Analysis {
  @Override
  public String name() {
    return "traffic";
  }

  @Override
  public String question() {
    return "Where do visits come from, and what do they bring?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(TrafficSource.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Sessions by channel are the sessions of the day",
            Side.sum(
                "sessions of results.traffic_sources",
                TrafficSource.TABLE,
                TrafficSource.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.sessions())),
            SessionSums.SESSIONS_BY_DAY));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(Highlight.of(TrafficSource.TABLE).showing("conversions", "orders", "revenue"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new TrafficSources(span.money());
  }
}
