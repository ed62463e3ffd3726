package io.moraine.simulator;

import java.math.BigDecimal;

/**
 * What was earned in one currency.
 *
 * @param net of orders, refunds not taken off
 */
public record MoneyTruth(
    String currency,
    long orders,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal net,
    BigDecimal refunded,
    BigDecimal tax,
    BigDecimal shipping) {

  static MoneyTruth of(Order order) {
    return new MoneyTruth(
        order.currency().name(),
        1,
        Order.amount(order.gross()),
        Order.amount(order.discount()),
        Order.amount(order.net()),
        Order.amount(order.refunded()),
        Order.amount(order.tax()),
        Order.amount(order.shipping()));
  }

  MoneyTruth plus(MoneyTruth other) {
    return new MoneyTruth(
        currency,
        orders + other.orders,
        gross.add(other.gross),
        discount.add(other.discount),
        net.add(other.net),
        refunded.add(other.refunded),
        tax.add(other.tax),
        shipping.add(other.shipping));
  }
}
