package io.moraine.analyses.kpis;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import io.moraine.schemas.Cart;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.SessionView;
import java.io.Serializable;
import java.math.BigDecimal;

/** What happened on a day. */
final class DayCounts implements Serializable, Mergeable<DayCounts> {
  private static final long serialVersionUID = 1L;

  long sessions;
  long users;
  long newUsers;
  long pageViews;
  long durationMs;
  long engagedSessions;
  long conversions;
  long convertedSessions;
  long orders;
  long carts;
  long closedCarts;
  long abandonedCarts;
  long searches;
  long featureUses;
  long errors;
  BigDecimal gross = BigDecimal.ZERO;
  BigDecimal discounts = BigDecimal.ZERO;
  BigDecimal refunds = BigDecimal.ZERO;
  BigDecimal net = BigDecimal.ZERO;
  final Quantiles largestPaint = new Quantiles();

  void session(SessionView session) {
    sessions++;
    pageViews += session.pageViews();
    durationMs += session.durationMs();
    engagedSessions += session.engaged() ? 1 : 0;
    conversions += session.conversions();
    convertedSessions += session.conversions() > 0 ? 1 : 0;
  }

  void cart(Cart cart) {
    carts++;
    closedCarts += cart.state().equals("open") ? 0 : 1;
    abandonedCarts += cart.state().equals("abandoned") ? 1 : 0;
  }

  void revenue(RevenueLine line, Conversion money) {
    gross = gross.add(money.orZero(line.gross(), line.currency()));
    discounts = discounts.add(money.orZero(line.discount(), line.currency()));
    refunds = refunds.add(money.orZero(line.refunded(), line.currency()));
    net = net.add(money.orZero(line.net(), line.currency()));
  }

  @Override
  public void merge(DayCounts other) {
    sessions += other.sessions;
    users += other.users;
    newUsers += other.newUsers;
    pageViews += other.pageViews;
    durationMs += other.durationMs;
    engagedSessions += other.engagedSessions;
    conversions += other.conversions;
    convertedSessions += other.convertedSessions;
    orders += other.orders;
    carts += other.carts;
    closedCarts += other.closedCarts;
    abandonedCarts += other.abandonedCarts;
    searches += other.searches;
    featureUses += other.featureUses;
    errors += other.errors;
    gross = gross.add(other.gross);
    discounts = discounts.add(other.discounts);
    refunds = refunds.add(other.refunds);
    net = net.add(other.net);
    largestPaint.merge(other.largestPaint);
  }
}
