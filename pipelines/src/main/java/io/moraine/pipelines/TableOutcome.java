package io.moraine.pipelines;

import java.util.OptionalLong;

/**
 * What became of one table.
 *
 * @param snapshot the snapshot that the run made; empty where nothing changed
 */
public record TableOutcome(
    String table,
    long rows,
    long slicesReplaced,
    long slicesUnchanged,
    long slicesRemoved,
    OptionalLong snapshot) {}
