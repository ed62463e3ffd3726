package io.moraine.analyses.experiments;

import java.util.function.DoubleUnaryOperator;

/** Where an increasing function reaches a value. */
final class Roots {

  private static final int DOUBLINGS = 200;

  private Roots() {}

  /**
   * Halves an interval until a double can tell no more.
   *
   * @param function increasing from low on
   * @param target a value that it reaches
   * @param low where the function is at most the target
   * @param start above low; the search doubles its distance from low until the target is between
   * @throws IllegalArgumentException if the target is never reached
   */
  static double reaching(DoubleUnaryOperator function, double target, double low, double start) {
    double below = low;
    double above = start;
    for (int i = 0; function.applyAsDouble(above) < target; i++) {
      if (i == DOUBLINGS) {
        throw new IllegalArgumentException(
            "Nothing reaches " + target + "; ask for less, or for a larger effect.");
      }
      below = above;
      above = low + 2 * (above - low);
    }
    while (true) {
      double middle = below + (above - below) / 2;
      if (middle <= below || middle >= above) {
        return above;
      }
      if (function.applyAsDouble(middle) < target) {
        below = middle;
      } else {
        above = middle;
      }
    }
  }
}
