package io.moraine.simulator;

import java.math.BigDecimal;

/**
 * What a campaign really did.
 *
 * @param incrementality the planted share of its visits that would not have happened without it
 * @param days on how many days it ran
 * @param cost what its cost events say, EUR
 * @param sessions sessions whose address names it
 * @param causedSessions sessions, of any channel, that would not have happened without it: those
 *     that it brought alone, and everything that people did later whom it alone brought first
 * @param orders orders of sessions whose address names it
 * @param causedOrders orders, of any channel, that would not have been placed without it
 */
public record CampaignTruth(
    String campaign,
    String source,
    String medium,
    String channel,
    double incrementality,
    long days,
    BigDecimal cost,
    long impressions,
    long clicks,
    long sessions,
    long causedSessions,
    long orders,
    long causedOrders) {}
