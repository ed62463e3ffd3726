package io.moraine.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The amounts of an order or refund, as a naive reader of the logs adds them up. */
final class NaiveOrder {
  private NaiveOrder() {}

  static BigDecimal gross(LoggedEvent event) {
    return sum(event.items(), item -> number(item, "price").multiply(number(item, "quantity")));
  }

  static BigDecimal discount(LoggedEvent event) {
    return sum(event.items(), item -> number(item, "discount")).add(event.amount("discount"));
  }

  static BigDecimal net(LoggedEvent event) {
    return gross(event).subtract(discount(event));
  }

  static BigDecimal number(Map<String, Object> item, String field) {
    return (BigDecimal) item.getOrDefault(field, BigDecimal.ZERO);
  }

  private static BigDecimal sum(
      List<Map<String, Object>> items, Function<Map<String, Object>, BigDecimal> amount) {
    return items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
