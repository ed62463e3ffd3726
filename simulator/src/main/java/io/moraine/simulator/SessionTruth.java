package io.moraine.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row per session that a visitor really made. Columns mean what they mean in {@code
 * facts.sessions}.
 *
 * @param engagedBy time, views or conversion; null where it is a bounce
 * @param campaign the campaign that the landing page's address names, null where none
 * @param bot which kind of bot it was, null for people
 */
public record SessionTruth(
    String visitorId,
    long sessionNumber,
    Instant startedAt,
    Instant endedAt,
    String userId,
    String personId,
    long events,
    long pageViews,
    long productViews,
    long searches,
    long cartAdds,
    long conversions,
    long orders,
    BigDecimal revenue,
    String currency,
    long engagedMs,
    String engagedBy,
    String entryPage,
    String exitPage,
    String channel,
    String campaign,
    String bot) {}
