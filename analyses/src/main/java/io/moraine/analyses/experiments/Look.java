package io.moraine.analyses.experiments;

import java.util.Optional;

/**
 * What is known of a treatment before p values are corrected.
 *
 * @param outcome of the treatment
 * @param raw beside the control, unadjusted
 * @param adjusted beside the control, less what history foretold
 * @param varianceReduction what part of the variance history took away
 * @param valid the always valid test, once there are units enough
 */
record Look(
    Outcome outcome,
    Optional<Comparison> raw,
    Optional<Comparison> adjusted,
    double varianceReduction,
    Optional<AlwaysValid> valid) {

  /** The comparison that counts: less what history foretold, where there is history. */
  Optional<Comparison> decisive() {
    return adjusted.or(() -> raw);
  }

  double p() {
    return decisive().map(Comparison::p).orElse(1.0);
  }

  double alwaysValidP() {
    return valid.map(AlwaysValid::p).orElse(1.0);
  }
}
