package io.moraine.simulator;

/**
 * How far a simulation is.
 *
 * @param households households simulated so far
 * @param ofHouseholds households in all
 * @param lines event lines so far, written or about to be
 */
public record SimulationProgress(long households, long ofHouseholds, long lines) {}
