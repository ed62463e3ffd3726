package io.moraine.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row per cart of a person. Columns mean what they mean in {@code facts.carts}.
 *
 * @param lines how many different products were ever in it
 */
public record CartTruth(
    String personId,
    Instant openedAt,
    Instant changedAt,
    String state,
    Instant abandonedAt,
    Instant closedAt,
    String orderId,
    String currency,
    BigDecimal peakValue,
    BigDecimal value,
    long itemQuantity,
    long products,
    long lines,
    String checkoutStep,
    long sessions) {}
