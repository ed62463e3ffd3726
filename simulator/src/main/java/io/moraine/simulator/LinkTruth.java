package io.moraine.simulator;

import java.time.Instant;

/**
 * One row per visitor and user seen on it. Columns mean what they mean in {@code facts.identities}.
 */
public record LinkTruth(
    String visitorId,
    String userId,
    Instant linkedAt,
    Instant knownAt,
    Instant lastSeenAt,
    long events,
    boolean owner) {}
