package io.moraine.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row per person, as far as logs can tell: a row of {@code facts.cohorts}.
 *
 * @param humanId who it really is; a human whose second device nobody logged in on is two persons
 * @param revenue net of all orders, refunds taken off
 * @param channel channel of the first session
 * @param churnsAt when the human is lost to the shop, which may lie after the data's end; null for
 *     bots
 */
public record PersonTruth(
    String personId,
    String userId,
    String humanId,
    Instant firstSeenAt,
    Instant signedUpAt,
    Instant firstOrderAt,
    String firstOrderId,
    long devices,
    long sessions,
    long orders,
    String currency,
    BigDecimal revenue,
    String channel,
    Instant churnsAt,
    String bot) {}
