package io.moraine.simulator;

/**
 * How often people come, and how readily they put things into a cart.
 *
 * <p>Somebody who comes {@link #ONCE} is lost some days after the only visit.
 */
enum Appetite {
  ONCE(0, 0, 4, 0.030, 0.36),
  NOW_AND_THEN(0.6, 4.5, 25, 0.060, 0.20),
  OFTEN(0.75, 1.6, 70, 0.075, 0.12);

  private static final Choice<Appetite> OF_RETURNERS = Choice.of(33, NOW_AND_THEN).or(15, OFTEN);
  private static final Choice<Appetite> OF_PEOPLE = OF_RETURNERS.or(52, ONCE);

  private final double knownBefore;
  private final double daysBetween;
  private final double daysUntilChurn;
  private final double addRate;
  private final double bounceRate;

  Appetite(
      double knownBefore,
      double daysBetween,
      double daysUntilChurn,
      double addRate,
      double bounceRate) {
    this.knownBefore = knownBefore;
    this.daysBetween = daysBetween;
    this.daysUntilChurn = daysUntilChurn;
    this.addRate = addRate;
    this.bounceRate = bounceRate;
  }

  static Appetite of(Chance chance) {
    return OF_PEOPLE.draw(chance);
  }

  /** Of somebody who comes more than once. */
  static Appetite ofReturner(Chance chance) {
    return OF_RETURNERS.draw(chance);
  }

  /** How likely they had come before the season began. */
  double knownBefore() {
    return knownBefore;
  }

  /** Mean days between two visits; 0 where there is no second one. */
  double daysBetween() {
    return daysBetween;
  }

  /** Mean days until they are lost to the shop, beyond the first. */
  double daysUntilChurn() {
    return daysUntilChurn;
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
