package io.moraine.simulator;

/**
 * One row per line that is no event.
 *
 * @param line its number in the file, from 1
 * @param reason label of the {@link io.moraine.schemas.RejectReason} that it should get
 * @param kind what was done to it
 */
public record RejectTruth(String file, long line, String reason, String kind) {}
