package io.moraine.simulator;

/**
 * How often people come, and how readily they put things into a cart.
 *
 * <p>Somebody who comes {@link #ONCE} is lost some days after the only visit.
 */
enum Appetite {
  ONCE(0, 0.030, 0.36),
  NOW_AND_THEN(4.5, 0.060, 0.20),
  OFTEN(1.6, 0.075, 0.12);

  static final Choice<Appetite> OF_PEOPLE = Choice.of(52, ONCE).or(33, NOW_AND_THEN).or(15, OFTEN);

  private final double daysBetween;
  private final double addRate;
  private final double bounceRate;

  Appetite(double daysBetween, double addRate, double bounceRate) {
    this.daysBetween = daysBetween;
    this.addRate = addRate;
    this.bounceRate = bounceRate;
  }

  /** Mean days between two visits; 0 where there is no second one. */
  double daysBetween() {
    return daysBetween;
  }

  /** How likely a product that is looked at goes into the cart. */
  double addRate() {
    return addRate;
  }

  /** How likely a visit ends with its first page. */
  double bounceRate() {
    return bounceRate;
  }
}
