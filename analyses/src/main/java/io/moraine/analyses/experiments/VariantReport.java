package io.moraine.analyses.experiments;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One metric of one variant.
 *
 * @param metric the metric's name
 * @param variant the variant's name
 * @param units how many units of the variant the metric has
 * @param comparison beside the control, unadjusted; nothing below two units on either side
 * @param adjusted beside the control, less what history foretold, where there is history
 * @param varianceReduction what part of the variance history took away, 0 without
 * @param correctedP the p value, corrected for several variants; of the adjusted comparison where
 *     there is one
 * @param alwaysValidP good at any look, corrected likewise; the least of all looks so far holds
 * @param alwaysValidInterval of the difference; holds at all looks together, not corrected
 * @param belief what is believed of it
 * @param power the chance to find the smallest effect that matters with the units so far
 * @param daysNeeded days still needed for the planned power at the pace so far; nothing where it
 *     cannot be told
 * @param verdict what to do
 * @param sentence the verdict in words
 */
public record VariantReport(
    String metric,
    String variant,
    long units,
    Optional<Comparison> comparison,
    Optional<Comparison> adjusted,
    double varianceReduction,
    double correctedP,
    double alwaysValidP,
    Optional<Interval> alwaysValidInterval,
    Optional<Belief> belief,
    double power,
    OptionalLong daysNeeded,
    Verdict verdict,
    String sentence) {}
