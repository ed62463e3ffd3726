package io.moraine.analyses.experiments;

import java.util.List;

/**
 * Outcomes less what the units' history foretold of them: the same effect with less noise (Deng,
 * Xu, Kohavi and Walker, "Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data", WSDM 2013, section 3). History must be from before the units were assigned.
 *
 * @param theta what one more in history foretells in outcome, over all variants together
 * @param correlation of history and outcome
 * @param adjusted the adjusted outcome of each variant, in the order given
 */
public record Cuped(double theta, double correlation, List<Moments> adjusted) {

  /** Keeps a copy. */
  public Cuped {
    adjusted = List.copyOf(adjusted);
  }

  /**
   * Adjusts.
   *
   * @param variants history (x) and outcome (y) of the units of each variant
   * @return the adjusted outcomes
   * @throws IllegalArgumentException if no history varies
   */
  public static Cuped of(List<PairMoments> variants) {
    PairMoments all = variants.stream().reduce(PairMoments.NONE, PairMoments::plus);
    if (!(all.x().squares() > 0)) {
      throw new IllegalArgumentException(
          "History foretells nothing where it is the same for every unit; leave it out.");
    }
    double theta = all.products() / all.x().squares();
    List<Moments> adjusted =
        variants.stream().map(variant -> adjust(variant, theta, all.x().mean())).toList();
    return new Cuped(theta, all.correlation(), adjusted);
  }

  private static Moments adjust(PairMoments variant, double theta, double history) {
    return new Moments(
        variant.count(),
        variant.y().mean() - theta * (variant.x().mean() - history),
        variant.y().squares()
            - 2 * theta * variant.products()
            + theta * theta * variant.x().squares());
  }

  /** What part of the variance is gone. */
  public double varianceReduction() {
    return correlation * correlation;
  }
}
