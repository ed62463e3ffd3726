package io.moraine.simulator;

/**
 * Chance by a seed: the same seed gives the same draws on every machine.
 *
 * <p>SplitMix64, with whole-number arithmetic and {@link StrictMath} only, so that no processor and
 * no Java version rounds differently. Every household has its own, derived from the simulation's
 * seed, so that the order in which households are simulated does not matter.
 */
final class Chance {
  /** What a stream of chance is for; two purposes of one household never share draws. */
  enum Purpose {
    POPULATION,
    LIFE,
    DELIVERY,
    IDENTIFIER
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  static Chance of(long seed, Purpose purpose, long index) {
    return new Chance(mix(mix(seed * GOLDEN + purpose.ordinal()) + index * GOLDEN));
  }

  /** Scrambles 64 bits; different inputs give different outputs. */
  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 inclusive to 1 exclusive. */
  double fraction() {
    return (bits() >>> 11) * DOUBLE_UNIT;
  }

  boolean happens(double probability) {
    return fraction() < probability;
  }

  /** From 0 inclusive to the bound exclusive. */
  int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** From the first inclusive to the second exclusive; the first where they are equal. */
  long between(long from, long to) {
    return from + (long) (fraction() * (to - from));
  }

  /** A waiting time without memory, of that mean. */
  double waiting(double mean) {
    return -mean * StrictMath.log(1 - fraction());
  }

  /**
   * A positive amount whose logarithm is spread evenly about that of the median: as many below as
   * above, and a long tail.
   *
   * @param spread the standard deviation of the logarithm
   */
  double about(double median, double spread) {
    return median * StrictMath.exp(spread * bell());
  }

  <T> T oneOf(T[] values) {
    return values[below(values.length)];
  }

  /** Nearly a standard normal: four even draws added, so never beyond 3.5 deviations. */
  private double bell() {
    double sum = fraction() + fraction() + fraction() + fraction();
    return (sum - 2) * 1.7320508075688772;
  }
}
