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
import java.util.Optional;
import java.util.Set;

/**
 * What every engine makes. A peer's columns have the names and meanings of ours; those that no peer
 * makes are named here, so that a column cannot be left out unseen.
 *
 * <p>Ids are each engine's own: hashes that differ. Where they name a row of the output itself,
 * they are to be there once each; where they name a session, it is told by its visitor and its
 * start.
 */
enum Output {
  /** Left out: what is of our keeping of files, and what these logs never hold. */
  EVENTS(
      Event.TABLE,
      "event_date",
      List.of("event_id"),
      Optional.empty(),
      Set.of(
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
      Optional.of("session_id"),
      Set.of("source_session_id")),
  PATHS(
      PathStep.TABLE,
      "session_date",
      List.of("visitor_id", "session_started_at", "position"),
      Optional.empty(),
      Set.of()),
  CARTS(
      Cart.TABLE,
      "opened_date",
      List.of("person_id", "opened_at"),
      Optional.of("cart_id"),
      Set.of()),
  COHORTS(Cohort.TABLE, "first_seen_date", List.of("person_id"), Optional.empty(), Set.of()),
  REVENUE(
      RevenueLine.TABLE,
      "revenue_date",
      List.of("event_id", "line_number"),
      Optional.of("line_id"),
      Set.of("order_line"));

  private final TableDefinition table;
  private final String day;
  private final List<String> key;
  private final Optional<String> ownId;
  private final Set<String> leftOut;

  Output(
      TableDefinition table,
      String day,
      List<String> key,
      Optional<String> ownId,
      Set<String> leftOut) {
    this.table = table;
    this.day = day;
    this.key = key;
    this.ownId = ownId;
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

  /** The column of the id that each engine makes of a row in its own way, where there is one. */
  Optional<String> ownId() {
    return ownId;
  }

  /** The columns of ours that no peer makes. */
  Set<String> leftOut() {
    return leftOut;
  }

  /** The view of the output as one side made it, such as {@code ours_sessions}. */
  String made(String side) {
    return side + "_" + label();
  }

  /** The rows of one side without its own ids; a session is named by its visitor and its start. */
  String rows(String side) {
    return switch (this) {
      case EVENTS, COHORTS -> "select * from " + made(side);
      case SESSIONS -> "select * exclude (session_id) from " + made(side);
      case PATHS -> withSession(side, "session_id", "s.started_at as session_started_at");
      case CARTS, REVENUE ->
          withSession(
              side,
              "session_id, " + ownId.orElseThrow(),
              "s.visitor_id as session_visitor_id, s.started_at as session_started_at");
    };
  }

  private String withSession(String side, String ids, String session) {
    return "select o.* exclude (%s), %s from %s o left join %s s using (session_id)"
        .formatted(ids, session, made(side), SESSIONS.made(side));
  }
}
