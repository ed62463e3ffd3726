package io.moraine.simulator;

/**
 * One row per line that tells an event again.
 *
 * @param line its number in the file, from 1
 * @param kind duplicate_exact, duplicate_soon or duplicate_days
 */
public record DuplicateTruth(String file, long line, String eventId, String kind) {}
