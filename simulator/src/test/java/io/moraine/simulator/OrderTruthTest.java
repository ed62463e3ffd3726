package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Orders and refunds that the logs tell of are those of the truth, cent by cent. */
final class OrderTruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();
  private final Map<String, OrderTruth> truths =
      shop.rows(TruthTable.ORDERS).stream()
          .collect(Collectors.toMap(OrderTruth::orderId, Function.identity()));

  @Test
  void everyOrderIsToldFirstByTheEventThatTheTruthNames() {
    assertThat(shop.orders()).hasSameSizeAs(truths.values()).isNotEmpty();
    for (LoggedEvent order : shop.orders()) {
      OrderTruth truth = truths.get(order.text("order_id"));
      assertThat(order.id()).isEqualTo(truth.eventId());
      assertThat(order.at()).isEqualTo(truth.happenedAt());
      assertThat(order.device()).isEqualTo(truth.visitorId());
      assertThat(shop.personOf(order)).isEqualTo(truth.personId());
      assertThat(order.text("currency")).isEqualTo(truth.currency());
      assertThat(order.text("coupon")).isEqualTo(truth.coupon());
      assertThat(order.items()).hasSize((int) truth.lines());
      assertThat(NaiveOrder.gross(order)).isEqualByComparingTo(truth.gross());
      assertThat(NaiveOrder.discount(order)).isEqualByComparingTo(truth.discount());
      assertThat(NaiveOrder.net(order)).isEqualByComparingTo(truth.net());
      assertThat(order.amount("tax")).isEqualByComparingTo(truth.tax());
      assertThat(order.amount("shipping")).isEqualByComparingTo(truth.shipping());
      assertThat(order.amount("revenue"))
          .isEqualByComparingTo(truth.net().add(truth.tax()).add(truth.shipping()));
    }
  }

  @Test
  void ordersToldAgainAreCountedAndNotAdded() {
    Map<String, Long> told =
        shop.events().stream()
            .filter(event -> event.type() == EventType.PURCHASE)
            .collect(Collectors.groupingBy(event -> event.text("order_id"), Collectors.counting()));
    assertThat(truths.values())
        .allMatch(truth -> told.get(truth.orderId()) == truth.repeats() + 1)
        .anyMatch(truth -> truth.repeats() > 0);
    assertThat(shop.truth().totals().repeatedOrders())
        .isEqualTo(truths.values().stream().mapToLong(OrderTruth::repeats).sum());
  }

  @Test
  void refundsAreOfOrdersAndNeverMoreThanWasPaid() {
    List<LoggedEvent> refunds =
        shop.events().stream().filter(event -> event.type() == EventType.REFUND).toList();
    assertThat(refunds).isNotEmpty();
    for (LoggedEvent refund : refunds) {
      OrderTruth truth = truths.get(refund.text("order_id"));
      assertThat(refund.at()).isAfter(truth.happenedAt());
      assertThat(refund.amount("revenue"))
          .isEqualByComparingTo(NaiveOrder.net(refund))
          .isEqualByComparingTo(truth.refunded())
          .isLessThanOrEqualTo(truth.net());
      assertThat(refund.items()).hasSize((int) truth.refundLines());
    }
    assertThat(refunds)
        .hasSameSizeAs(truths.values().stream().filter(t -> t.refundLines() > 0).toList());
  }

  @Test
  void moneyIsTheSumOfTheOrders() {
    for (MoneyTruth money : shop.truth().money()) {
      List<OrderTruth> orders =
          truths.values().stream()
              .filter(order -> order.currency().equals(money.currency()))
              .toList();
      assertThat(orders).hasSize((int) money.orders()).isNotEmpty();
      assertThat(sum(orders, OrderTruth::gross)).isEqualByComparingTo(money.gross());
      assertThat(sum(orders, OrderTruth::net)).isEqualByComparingTo(money.net());
      assertThat(sum(orders, OrderTruth::refunded)).isEqualByComparingTo(money.refunded());
      assertThat(money.gross().subtract(money.discount())).isEqualByComparingTo(money.net());
    }
  }

  private static BigDecimal sum(List<OrderTruth> orders, Function<OrderTruth, BigDecimal> amount) {
    return orders.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
