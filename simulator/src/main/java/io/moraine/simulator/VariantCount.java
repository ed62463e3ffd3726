package io.moraine.simulator;

/** Counts of what one variant of an experiment did. */
final class VariantCount {
  private long exposures;
  private long visitors;
  private long converted;
  private long decisions;
  private long successes;
  private long causedSuccesses;

  void exposed(boolean firstOfVisitor) {
    exposures++;
    if (firstOfVisitor) {
      visitors++;
    }
  }

  void converted() {
    converted++;
  }

  /**
   * Notes a decision.
   *
   * @param success whether it fell for what the experiment is about
   * @param caused whether it did so only because of the variant
   */
  void decided(boolean success, boolean caused) {
    decisions++;
    successes += success ? 1 : 0;
    causedSuccesses += caused ? 1 : 0;
  }

  void add(VariantCount other) {
    exposures += other.exposures;
    visitors += other.visitors;
    converted += other.converted;
    decisions += other.decisions;
    successes += other.successes;
    causedSuccesses += other.causedSuccesses;
  }

  VariantTruth truth(Experiment experiment, boolean treated) {
    return new VariantTruth(
        experiment.label(),
        treated ? experiment.treatment() : experiment.control(),
        treated ? experiment.lift() : 0,
        exposures,
        visitors,
        converted,
        decisions,
        successes,
        causedSuccesses);
  }
}
