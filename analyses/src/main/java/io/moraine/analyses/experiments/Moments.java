package io.moraine.analyses.experiments;

/**
 * Count, mean and spread of numbers, which can be added up in parts (Chan, Golub and LeVeque, The
 * American Statistician 37, 1983, equation 2.1).
 *
 * @param count how many numbers
 * @param mean their mean, 0 where there are none
 * @param squares the sum of their squared distances from the mean
 */
public record Moments(long count, double mean, double squares) {

  /** No numbers. */
  public static final Moments NONE = new Moments(0, 0, 0);

  /**
   * The moments of numbers at hand.
   *
   * @param numbers any
   * @return their moments
   */
  public static Moments of(double... numbers) {
    Moments moments = NONE;
    for (double number : numbers) {
      moments = moments.plus(new Moments(1, number, 0));
    }
    return moments;
  }

  /**
   * The moments of numbers of which a summary is known.
   *
   * @param count at least 2
   * @param mean of the numbers
   * @param variance with count - 1 below the line
   * @return the moments that have these
   */
  public static Moments summary(long count, double mean, double variance) {
    return new Moments(count, mean, variance * (count - 1));
  }

  /**
   * The moments of these and other numbers together.
   *
   * @param other other numbers
   * @return the moments of both together
   */
  public Moments plus(Moments other) {
    if (count == 0) {
      return other;
    }
    if (other.count == 0) {
      return this;
    }
    long both = count + other.count;
    double apart = other.mean - mean;
    double part = (double) other.count / both;
    return new Moments(
        both, mean + apart * part, squares + other.squares + apart * apart * part * count);
  }

  /** The sample variance, with count - 1 below the line; not a number below two numbers. */
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /** The variance of the mean. */
  double meanVariance() {
    return variance() / count;
  }
}
