package io.moraine.analyses.experiments;

/** Levels of confidence and chances of error: numbers between 0 and 1, both excluded. */
final class Levels {

  private Levels() {}

  static double checked(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "A level is a number between 0 and 1, such as 0.95, but is " + level + ".");
    }
    return level;
  }
}
