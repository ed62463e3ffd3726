package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Analysis;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.Balance.Side;
import io.moraine.analyses.results.DataSpan;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.ResultSettings;
import io.moraine.schemas.Session;
import io.moraine.schemas.SessionView;
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
            sessions("rows of facts.sessions with an entry page", s -> s.hasEntryPage() ? 1 : 0)),
        new Balance(
            "Exits are the sessions of the day that have an exit page",
            landings("exits of results.landing_pages", LandingPage::exits),
            sessions("rows of facts.sessions with an exit page", s -> s.hasExitPage() ? 1 : 0)),
        new Balance(
            "Sessions of all hours of the week are the sessions",
            Side.sum(
                "sessions of results.peak_hours",
                PeakHour.TABLE,
                PeakHour.class,
                row -> BigDecimal.valueOf(row.sessions())),
            Side.sum(
                "rows of facts.sessions", Session.TABLE, SessionView.class, row -> BigDecimal.ONE)),
        new Balance(
            "Sessions by quality are the sessions of the day",
            Side.sum(
                "sessions of results.session_quality",
                SessionQuality.TABLE,
                SessionQuality.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.sessions())),
            sessions("rows of facts.sessions", session -> 1)),
        new Balance(
            "Conversions by quality are the conversions of the day's sessions",
            Side.sum(
                "conversions of results.session_quality",
                SessionQuality.TABLE,
                SessionQuality.class,
                row -> row.day().toString(),
                row -> BigDecimal.valueOf(row.conversions())),
            sessions("conversions of facts.sessions", SessionView::conversions)));
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

  private static Side sessions(String name, ToLongFunction<SessionView> amount) {
    return Side.sum(
        name,
        Session.TABLE,
        SessionView.class,
        row -> row.sessionDate(),
        row -> BigDecimal.valueOf(amount.applyAsLong(row)));
  }
}
