package io.moraine.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row per order that was really placed. Amounts mean what they mean in {@code facts.revenue},
 * summed over the order's lines.
 *
 * @param net gross minus discount; what was refunded is beside it
 * @param repeats how many further events with other ids told the same order
 * @param channel channel of the session in which it was placed
 * @param causedBy the campaign without which the order would not have been placed, null where none
 */
public record OrderTruth(
    String orderId,
    String eventId,
    Instant happenedAt,
    String personId,
    String visitorId,
    String currency,
    long lines,
    long quantity,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal shipping,
    String coupon,
    long repeats,
    BigDecimal refunded,
    long refundLines,
    String channel,
    String causedBy) {}
