package io.moraine.analyses.experiments;

import java.util.function.DoubleUnaryOperator;

/** Where an increasing function reaches a value. */
final class Roots {

  private static final int DOUBLINGS = 200;

  /** How close the two sides come, as a part of the place. */
  private static final double ENOUGH = 1e-14;

  private Roots() {}

  /**
   * Brackets the place and closes in on it from both sides: two steps along the chord (the Illinois
   * variant of false position: Dowell and Jarratt, BIT 11, 1971), then one that halves, so that it
   * ends soon for smooth functions and for all others too.
   *
   * @param function increasing from low on; not asked at low itself
   * @param target a value that it reaches
   * @param low where the function is at most the target
   * @param start above low; the search doubles its distance from low until the target is between
   * @throws IllegalArgumentException if the target is never reached
   */
  static double reaching(DoubleUnaryOperator function, double target, double low, double start) {
    double below = low;
    double missing = Double.NaN;
    double above = start;
    double over = function.applyAsDouble(above) - target;
    for (int i = 0; over < 0; i++) {
      if (i == DOUBLINGS) {
        throw new IllegalArgumentException(
            "Nothing reaches " + target + "; ask for less, or for a larger effect.");
      }
      below = above;
      missing = over;
      above = low + 2 * (above - low);
      over = function.applyAsDouble(above) - target;
    }
    int side = 0;
    for (int step = 1; above - below > ENOUGH * Math.abs(above) && over != 0; step++) {
      double chord = (below * over - above * missing) / (over - missing);
      boolean inside = chord > below && chord < above && step % 3 != 0;
      double next = inside ? chord : below + (above - below) / 2;
      if (next <= below || next >= above) {
        break;
      }
      double value = function.applyAsDouble(next) - target;
      if (value < 0) {
        over = side < 0 ? over / 2 : over;
        below = next;
        missing = value;
        side = -1;
      } else {
        missing = side > 0 ? missing / 2 : missing;
        above = next;
        over = value;
        side = 1;
      }
    }
    return above;
  }
}
