package io.moraine.simulator;

/**
 * A sequence of pages that was planted.
 *
 * @param pages their paths, joined by {@code " > "}
 * @param planted sessions that followed it on purpose
 * @param sessions sessions that have it, on purpose or by chance
 */
public record PatternTruth(String pattern, String pages, long planted, long sessions) {}
