package io.moraine.benchmarks;

import io.moraine.schemas.Cart;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What every engine makes. A peer's columns have the names and meanings of ours; those that no peer
 * makes are named here, so that a column cannot be left out unseen. A session is named by its
 * visitor and its start instead of by our hash of them.
 */
enum Output {
  /** Left out: what comes of user agents, addresses and hashes, and what these logs never hold. */
  EVENTS(
      Event.TABLE,
      "event_date",
      List.of("event_id"),
      Set.of(
          "device_class",
          "browser",
          "os",
          "bot_rule",
          "ip",
          "content_hash",
          "source_file",
          "source_line",
          "source_session_id",
          "session_from_source",
          "order_line",
          "http_method")),
  SESSIONS(
      Session.TABLE,
      "session_date",
      List.of("visitor_id", "started_at"),
      Set.of(
          "session_id",
          "definition",
          "source_session_id",
          "device_class",
          "browser",
          "os",
          "bot_rule")),
  PATHS(
      PathStep.TABLE,
      "session_date",
      List.of("visitor_id", "session_started_at", "position"),
      Set.of("session_id")),
  CARTS(
      Cart.TABLE,
      "opened_date",
      List.of("person_id", "opened_at"),
      Set.of("cart_id", "session_id", "definition", "device_class", "bot_rule")),
  COHORTS(
      Cohort.TABLE, "first_seen_date", List.of("person_id"), Set.of("device_class", "bot_rule")),
  REVENUE(
      RevenueLine.TABLE,
      "revenue_date",
      List.of("event_id", "line_number"),
      Set.of("line_id", "session_id", "order_line", "device_class", "bot_rule"));

  private final TableDefinition table;
  private final String day;
  private final List<String> key;
  private final Set<String> leftOut;

  Output(TableDefinition table, String day, List<String> key, Set<String> leftOut) {
    this.table = table;
    this.day = day;
    this.key = key;
    this.leftOut = leftOut;
  }

  /** The name of the peers' file, such as {@code sessions}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  TableDefinition table() {
    return table;
  }

  /** The column of days, by which answers are compared one part after another. */
  String day() {
    return day;
  }

  /** The columns that name a row, for a difference to be shown by. */
  List<String> key() {
    return key;
  }

  Set<String> leftOut() {
    return leftOut;
  }

  /** Our rows with their sessions named as the peers name them, of the views of our tables. */
  String ours() {
    return switch (this) {
      case EVENTS, SESSIONS, COHORTS -> "select * from " + view(table);
      case PATHS ->
          "select o.*, s.started_at as session_started_at from %s o join %s s using (session_id)"
              .formatted(view(table), view(Session.TABLE));
      case CARTS ->
          ("select o.*, s.visitor_id as session_visitor_id, s.started_at as session_started_at"
                  + " from %s o left join %s s using (session_id)")
              .formatted(view(table), view(Session.TABLE));
      case REVENUE ->
          ("select o.*, s.started_at as session_started_at"
                  + " from %s o left join %s s using (session_id)")
              .formatted(view(table), view(Session.TABLE));
    };
  }

  /** The view of one of our tables, such as {@code facts_sessions}. */
  static String view(TableDefinition table) {
    return table.name().replace('.', '_');
  }
}
