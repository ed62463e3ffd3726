package io.moraine.analyses.results;

import io.moraine.analyses.results.Balance.Side;
import io.moraine.schemas.Session;
import io.moraine.schemas.results.TrafficSource;
import java.math.BigDecimal;
import java.util.List;

/** What has to add up between facts and results, and between results; looked at on every build. */
public final class Balances {
  /** Every balance. */
  public static final List<Balance> ALL =
      List.of(
          new Balance(
              "Sessions by channel are the sessions of the day",
              Side.sum(
                  "sessions of results.traffic_sources",
                  TrafficSource.TABLE,
                  TrafficSource.class,
                  row -> row.day().toString(),
                  row -> BigDecimal.valueOf(row.sessions())),
              Side.sum(
                  "rows of facts.sessions",
                  Session.TABLE,
                  Session.class,
                  row -> row.sessionDate().toString(),
                  row -> BigDecimal.ONE)));

  private Balances() {}
}
