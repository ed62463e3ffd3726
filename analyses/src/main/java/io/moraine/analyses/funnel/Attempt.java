package io.moraine.analyses.funnel;

import java.util.Arrays;

/**
 * One try at a funnel.
 *
 * @param times when its steps were reached, in microseconds, up to the furthest one; {@link
 *     #LEFT_OUT} for optional ones that it went on without
 * @param spoiling whether an excluded event came in between
 */
record Attempt(long[] times, Spoiling spoiling) {
  /** The time of a step that was left out. */
  static final long LEFT_OUT = Long.MIN_VALUE;

  /** What an excluded event did to an attempt. */
  enum Spoiling {
    /** None came in between. */
    NONE,
    /** One came after its last step, which is as far as it goes. */
    AFTER,
    /** One came before its last step, beyond which it is not followed. */
    BETWEEN
  }

  static Attempt startedAt(long micros) {
    return new Attempt(new long[] {micros}, Spoiling.NONE);
  }

  boolean spoiled() {
    return spoiling != Spoiling.NONE;
  }

  /** Whether it took a step. */
  boolean took(int step) {
    return step < times.length && times[step] != LEFT_OUT;
  }

  /** How many steps it reached, with those that it left out before the furthest one. */
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
    long[] further = Arrays.copyOf(times, times.length + steps);
    Arrays.fill(further, times.length, further.length, micros);
    return new Attempt(further, spoiled() ? Spoiling.BETWEEN : Spoiling.NONE);
  }

  Attempt spoilt() {
    return new Attempt(times, Spoiling.AFTER);
  }

  /** Seconds from one step to a later one. */
  double seconds(int fromStep, int toStep) {
    return (times[toStep] - times[fromStep]) / 1e6;
  }

  /**
   * The better of two, of which the first was found earlier: the one that came further, and among
   * equals the first, unless it was spoiled, or is the same attempt and took its steps later.
   */
  static Attempt better(Attempt first, Attempt second) {
    boolean replaces =
        first == null
            || second.reach() > first.reach()
            || (second.reach() == first.reach() && (first.spoiled() || first.isLater(second)));
    return replaces ? second : first;
  }

  private boolean isLater(Attempt same) {
    return start() == same.start()
        && last() == same.last()
        && Arrays.compare(times, same.times) > 0;
  }
}
