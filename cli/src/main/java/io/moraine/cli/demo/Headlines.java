package io.moraine.cli.demo;

import io.moraine.schemas.Cart;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.RejectedLine;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.simulator.MoneyTruth;
import io.moraine.simulator.TotalsTruth;
import io.moraine.simulator.Truth;
import io.moraine.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of a warehouse beside the truth of the simulation it was filled from. */
public final class Headlines {
  private static final String ORDERS = "line_type = 'order'";

  private final Warehouse warehouse;
  private final Path simulation;
  private final Truth truth;
  private final List<Headline> headlines = new ArrayList<>();

  private Headlines(Warehouse warehouse, Path simulation) {
    this.warehouse = warehouse;
    this.simulation = simulation;
    this.truth = Truth.read(simulation);
  }

  /** All of them; reads the tables. */
  public static List<Headline> of(Warehouse warehouse, Path simulation) {
    Headlines headlines = new Headlines(warehouse, simulation);
    headlines.lines();
    headlines.visits();
    headlines.carts();
    headlines.orders();
    headlines.people();
    headlines.bots();
    return List.copyOf(headlines.headlines);
  }

  private void lines() {
    TotalsTruth totals = truth.totals();
    TableSums files = TableSums.of(warehouse, IngestedFile.TABLE);
    exactly("lines read", files.sum("lines"), totals.lines());
    exactly("events", TableSums.of(warehouse, Event.TABLE).rows(), totals.events());
    exactly("duplicates", files.sum("duplicate"), totals.duplicates());
    exactly(
        "rejected lines", TableSums.of(warehouse, RejectedLine.TABLE).rows(), totals.rejected());
  }

  private void visits() {
    TableSums sessions = TableSums.of(warehouse, Session.TABLE);
    exactly("sessions", sessions.rows(), truth.totals().sessions());
    exactly("page views", sessions.sum("page_views"), truth.totals().pageViews());
    exactly(
        "bounces",
        sessions.rowsWhere("bounce = true"),
        truth.sessionsByEngagement().getOrDefault("bounce", 0L));
  }

  private void carts() {
    Map<String, Long> found = TableSums.of(warehouse, Cart.TABLE).rowsBy("state");
    for (String state : union(found.keySet(), truth.cartsByState().keySet())) {
      exactly(
          "carts " + state,
          found.getOrDefault(state, 0L),
          truth.cartsByState().getOrDefault(state, 0L));
    }
  }

  private void orders() {
    TableSums revenue = TableSums.of(warehouse, RevenueLine.TABLE);
    exactly("orders", revenue.rowsWhere(ORDERS + " and line_number = 1"), truth.totals().orders());
    Map<String, BigDecimal> net = revenue.moneyByCurrency("net", ORDERS);
    Map<String, BigDecimal> refunded = revenue.moneyByCurrency("refunded", null);
    for (MoneyTruth money : truth.money()) {
      String currency = money.currency();
      BigDecimal none = BigDecimal.ZERO;
      headlines.add(
          Headline.exactly(
              "net revenue " + currency, net.getOrDefault(currency, none), money.net()));
      headlines.add(
          Headline.exactly(
              "refunded " + currency, refunded.getOrDefault(currency, none), money.refunded()));
    }
  }

  private void people() {
    exactly(
        "identities", TableSums.of(warehouse, IdentityLink.TABLE).rows(), truth.totals().links());
    exactly("persons", TableSums.of(warehouse, Cohort.TABLE).rows(), truth.totals().persons());
  }

  private void bots() {
    BotScore score = BotScore.of(warehouse, simulation);
    headlines.add(
        Headline.notHeldTo("bot sessions flagged", score.flagged(), truth.totals().botSessions()));
    headlines.add(Headline.notHeldTo("  precision", score.precision(), 1.0));
    headlines.add(Headline.notHeldTo("  recall", score.recall(), 1.0));
  }

  private void exactly(String measure, long found, long truthful) {
    headlines.add(Headline.exactly(measure, found, truthful));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> union = new TreeSet<>(some);
    union.addAll(others);
    return union;
  }
}
