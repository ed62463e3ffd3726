package io.moraine.analyses.experiments;

/**
 * Moments of pairs of numbers that belong together, one pair a unit: history and outcome, or
 * numerator and denominator. They can be added up in parts.
 *
 * @param x moments of the first numbers
 * @param y moments of the second numbers
 * @param products the sum of the products of their distances from their means
 */
public record PairMoments(Moments x, Moments y, double products) {

  /** No pairs. */
  public static final PairMoments NONE = new PairMoments(Moments.NONE, Moments.NONE, 0);

  /** Refuses sides of different counts. */
  public PairMoments {
    if (x.count() != y.count()) {
      throw new IllegalArgumentException(
          "Pairs have as many first numbers as second ones, but there are "
              + x.count()
              + " and "
              + y.count()
              + ".");
    }
  }

  /**
   * The moments of pairs at hand.
   *
   * @param x the first numbers
   * @param y the second numbers, as many
   * @return their moments
   */
  public static PairMoments of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "Pairs have as many first numbers as second ones, but there are "
              + x.length
              + " and "
              + y.length
              + ".");
    }
    PairMoments moments = NONE;
    for (int i = 0; i < x.length; i++) {
      moments = moments.plus(new PairMoments(new Moments(1, x[i], 0), new Moments(1, y[i], 0), 0));
    }
    return moments;
  }

  /**
   * The moments of these and other pairs together.
   *
   * @param other other pairs
   * @return the moments of both together
   */
  public PairMoments plus(PairMoments other) {
    if (count() == 0) {
      return other;
    }
    if (other.count() == 0) {
      return this;
    }
    double weight = (double) count() * other.count() / (count() + other.count());
    return new PairMoments(
        x.plus(other.x),
        y.plus(other.y),
        products
            + other.products
            + (other.x.mean() - x.mean()) * (other.y.mean() - y.mean()) * weight);
  }

  /** How many pairs. */
  public long count() {
    return x.count();
  }

  /** The sample covariance; not a number below two pairs. */
  public double covariance() {
    return count() < 2 ? Double.NaN : products / (count() - 1);
  }

  /** The correlation; not a number where one side does not vary. */
  public double correlation() {
    return products / Math.sqrt(x.squares() * y.squares());
  }
}
