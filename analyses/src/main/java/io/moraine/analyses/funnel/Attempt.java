package io.moraine.analyses.funnel;

/**
 * One try at a funnel.
 *
 * @param times when its steps were reached, in microseconds; as many as it reached
 * @param spoiled whether an excluded event came in between
 */
record Attempt(long[] times, boolean spoiled) {
  static Attempt startedAt(long micros) {
    return new Attempt(new long[] {micros}, false);
  }

  /** How many steps it reached. */
  int reach() {
    return times.length;
  }

  long start() {
    return times[0];
  }

  long last() {
    return times[times.length - 1];
  }

  /** The attempt once it has come so many steps further, all at the same time. */
  Attempt then(int steps, long micros) {
    long[] further = java.util.Arrays.copyOf(times, times.length + steps);
    java.util.Arrays.fill(further, times.length, further.length, micros);
    return new Attempt(further, spoiled);
  }

  Attempt spoilt() {
    return new Attempt(times, true);
  }

  /** Seconds from one step to a later one. */
  double seconds(int fromStep, int toStep) {
    return (times[toStep] - times[fromStep]) / 1e6;
  }

  /**
   * The better of two, of which the first was found earlier: the one that came further, and among
   * equals the first, unless it was spoiled.
   */
  static Attempt better(Attempt first, Attempt second) {
    boolean replaces =
        first == null
            || second.reach() > first.reach()
            || (second.reach() == first.reach() && first.spoiled());
    return replaces ? second : first;
  }
}
