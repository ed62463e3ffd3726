package io.moraine.analyses.experiments;

/**
 * From where to where, both ends included.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {

  static Interval around(double middle, double halfWidth) {
    return new Interval(middle - halfWidth, middle + halfWidth);
  }

  /**
   * Whether a number lies inside.
   *
   * @param value some number
   * @return whether it lies inside
   */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
