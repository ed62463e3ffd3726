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
import io.moraine.schemas.results.LandingPage;
import io.moraine.schemas.results.PeakHour;
import io.moraine.schemas.results.SessionQuality;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** Visits by the page on which they begin, by the hour of the week, and by how deep they go. */
public final class VisitAnalysis implements Analysis {
  @Override
  public String name() {
    return "visits";
  }

  @Override
  public String question() {
    return "Where and when do visits begin, and how deep do they go?";
  }

  @Override
  public List<TableDefinition> tables() {
    return List.of(LandingPage.TABLE, PeakHour.TABLE, SessionQuality.TABLE);
  }

  @Override
  public List<Balance> balances() {
    return List.of(
        new Balance(
            "Entrances are the sessions of the day that have an entry page",
            landings("entrances of results.landing_pages", LandingPage::entrances),
            SessionSums.ENTRANCES_BY_DAY),
        new Balance(
            "Exits are the sessions of the day that have an exit page",
            landings("exits of results.landing_pages", LandingPage::exits),
            SessionSums.EXITS_BY_DAY),
        new Balance(
            "Sessions of all hours of the week are the sessions",
            Side.sum(
                "sessions of results.peak_hours",
                PeakHour.TABLE,
                PeakHour.class,
                row -> BigDecimal.valueOf(row.sessions())),
            SessionSums.SESSIONS),
        new Balance(
            "Sessions by quality are the sessions of the day",
            Side.sum(
                "sessions of results.session_quality",
                SessionQuality.TABLE,
                SessionQuality.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.sessions())),
            SessionSums.SESSIONS_BY_DAY),
        new Balance(
            "Conversions by quality are the conversions of the day's sessions",
            Side.sum(
                "conversions of results.session_quality",
                SessionQuality.TABLE,
                SessionQuality.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.conversions())),
            SessionSums.CONVERSIONS_BY_DAY));
  }

  @Override
  public List<Highlight> highlights() {
    return List.of(
        Highlight.of(LandingPage.TABLE).showing("exits", "conversions", "revenue"),
        Highlight.of(SessionQuality.TABLE).showing("conversions", "orders", "revenue"));
  }

  @Override
  public ResultFold<?> fold(ResultSettings settings, DataSpan span) {
    return new VisitFold(settings, span);
  }

  private static Side landings(String name, ToLongFunction<LandingPage> amount) {
    return Side.sum(
        name,
        LandingPage.TABLE,
        LandingPage.class,
        row -> row.day().toString(),
        row -> BigDecimal.valueOf(amount.applyAsLong(row)));
  }
}
