package io.moraine.analyses.results;

import io.moraine.analyses.results.Balance.Side;
import io.moraine.schemas.Session;
import io.moraine.schemas.SessionView;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Sums over the rows of facts.sessions that results are held against. Balances share them: of the
 * many sessions that go by, each is asked once for what it adds.
 */
public final class SessionSums {
  private static final Function<SessionView, ?> DAY = SessionView::sessionDate;

  /** All sessions. */
  public static final Side SESSIONS =
      Side.sum(
          "rows of facts.sessions", Session.TABLE, SessionView.class, session -> BigDecimal.ONE);

  /** The orders of all sessions. */
  public static final Side ORDERS =
      Side.sum(
          "orders of facts.sessions",
          Session.TABLE,
          SessionView.class,
          session -> BigDecimal.valueOf(session.orders()));

  /** The sessions of each day. */
  public static final Side SESSIONS_BY_DAY =
      byDay("rows of facts.sessions", session -> BigDecimal.ONE);

  /** The sessions of each day that have an entry page. */
  public static final Side ENTRANCES_BY_DAY =
      byDay(
          "rows of facts.sessions with an entry page",
          session -> session.hasEntryPage() ? BigDecimal.ONE : BigDecimal.ZERO);

  /** The sessions of each day that have an exit page. */
  public static final Side EXITS_BY_DAY =
      byDay(
          "rows of facts.sessions with an exit page",
          session -> session.hasExitPage() ? BigDecimal.ONE : BigDecimal.ZERO);

  /** The page views of each day's sessions. */
  public static final Side PAGE_VIEWS_BY_DAY =
      byDay("page_views of facts.sessions", session -> BigDecimal.valueOf(session.pageViews()));

  /** The conversions of each day's sessions. */
  public static final Side CONVERSIONS_BY_DAY =
      byDay("conversions of facts.sessions", session -> BigDecimal.valueOf(session.conversions()));

  private SessionSums() {}

  private static Side byDay(String name, Function<SessionView, BigDecimal> amount) {
    return Side.sum(name, Session.TABLE, SessionView.class, DAY, amount);
  }
}
