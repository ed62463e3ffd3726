package io.moraine.simulator;

import java.nio.file.Path;

/**
 * What a simulation wrote.
 *
 * @param events the folder with the event files
 * @param truth the file with the truth in sums; the long lists are in the folder {@code truth}
 *     beside it
 * @param bytes of all event files before compression
 */
public record SimulationReport(Path events, Path truth, TotalsTruth totals) {}
