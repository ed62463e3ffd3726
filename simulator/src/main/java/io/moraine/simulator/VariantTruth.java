package io.moraine.simulator;

/**
 * What a variant of an experiment really did.
 *
 * @param lift by how much the variant makes each decision likelier: 0.25 for a quarter
 * @param exposures exposure events
 * @param visitors visitors who were exposed
 * @param converted of those, who placed an order after their first exposure
 * @param decisions how often somebody decided what the experiment is about
 * @param successes how often they decided for it
 * @param causedSuccesses how often they did so only because of the variant
 */
public record VariantTruth(
    String experiment,
    String variant,
    double lift,
    long exposures,
    long visitors,
    long converted,
    long decisions,
    long successes,
    long causedSuccesses) {}
