package io.moraine.analyses.history;

import java.util.List;

/**
 * What one actor did.
 *
 * @param actor the person's id, or the value that sessions, accounts or whatever else is counted by
 *     have in common
 * @param events in order of time; equal times in the order of arrival
 */
public record History(String actor, List<Happening> events) {}
