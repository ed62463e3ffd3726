package io.moraine.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order that was placed, and what happened to it since. Amounts are hundredths. */
final class Order {
  private static final long FREE_SHIPPING_FROM = 60_00;
  private static final long SHIPPING = 4_90;

  /** The coupon, and what it takes off the whole order, percent. */
  private static final String COUPON = "FIRN10";

  private static final int COUPON_PERCENT = 10;

  /**
   * A line of an order.
   *
   * @param price of one piece
   * @param discount on the whole line
   */
  record Line(Product product, long price, int quantity, long discount) {
    long gross() {
      return price * quantity;
    }

    long net() {
      return gross() - discount;
    }
  }

  /** Pieces that came back, and what was paid back for one of them. */
  record Refund(Line line, int quantity, long price) {}

  private final String id;
  private final Town town;
  private final List<Line> lines;
  private final boolean couponUsed;
  private final long gross;
  private final long lineDiscount;
  private final long orderDiscount;
  private final long tax;
  private final long shipping;
  private String eventId;
  private long placedAt;
  private Visit visit;
  private String userId;
  private long repeats;
  private long refunded;
  private long refundLines;

  Order(String id, Town town, List<Line> lines, boolean couponUsed) {
    this.id = id;
    this.town = town;
    this.lines = List.copyOf(lines);
    this.couponUsed = couponUsed;
    gross = lines.stream().mapToLong(Line::gross).sum();
    lineDiscount = lines.stream().mapToLong(Line::discount).sum();
    orderDiscount = couponUsed ? (gross - lineDiscount) * COUPON_PERCENT / 100 : 0;
    tax = (net() * town.taxPerMille() + 500) / 1000;
    shipping = net() >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
  }

  String id() {
    return id;
  }

  Currency currency() {
    return town.currency();
  }

  List<Line> lines() {
    return lines;
  }

  String coupon() {
    return couponUsed ? COUPON : null;
  }

  /** What the coupon takes off, beside what is off single lines. */
  long orderDiscount() {
    return orderDiscount;
  }

  long gross() {
    return gross;
  }

  long discount() {
    return lineDiscount + orderDiscount;
  }

  /** What the goods cost after every discount. */
  long net() {
    return gross - lineDiscount - orderDiscount;
  }

  long tax() {
    return tax;
  }

  long shipping() {
    return shipping;
  }

  /** What the customer paid. */
  long paid() {
    return net() + tax + shipping;
  }

  long refunded() {
    return refunded;
  }

  long refundLines() {
    return refundLines;
  }

  long repeats() {
    return repeats;
  }

  String eventId() {
    return eventId;
  }

  long placedAt() {
    return placedAt;
  }

  /** The visit in which it was placed. */
  Visit visit() {
    return visit;
  }

  /** The user who was known to be ordering, null for a guest. */
  String userId() {
    return userId;
  }

  void placed(String newEventId, long moment, Visit newVisit, String newUserId) {
    eventId = newEventId;
    placedAt = moment;
    visit = newVisit;
    userId = newUserId;
  }

  void toldAgain() {
    repeats++;
  }

  /**
   * Takes some lines back, whole or one piece of them, at what a piece cost after all discounts.
   */
  List<Refund> refundSome(Chance chance) {
    List<Refund> refunds = new ArrayList<>();
    int first = chance.below(lines.size());
    boolean everything = chance.happens(0.4);
    for (int i = 0; i < lines.size(); i++) {
      if (everything || i == first) {
        Line line = lines.get(i);
        int pieces = everything ? line.quantity() : 1;
        long price = afterCoupon(line.net()) / line.quantity();
        refunds.add(new Refund(line, pieces, price));
        refunded += price * pieces;
        refundLines++;
      }
    }
    return refunds;
  }

  OrderTruth truth(Persona persona) {
    Campaign cause = visit.human().campaignBehind(visit.cause());
    return new OrderTruth(
        id,
        eventId,
        Instant.ofEpochMilli(placedAt),
        persona.id(),
        visit.device().id(),
        currency().name(),
        lines.size(),
        lines.stream().mapToLong(Line::quantity).sum(),
        amount(gross),
        amount(discount()),
        amount(net()),
        amount(tax),
        amount(shipping),
        coupon(),
        repeats,
        amount(refunded),
        refundLines,
        visit.cause().origin().channel().label(),
        cause == null ? null : cause.name());
  }

  static BigDecimal amount(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  private long afterCoupon(long net) {
    return couponUsed ? net * (100 - COUPON_PERCENT) / 100 : net;
  }
}
