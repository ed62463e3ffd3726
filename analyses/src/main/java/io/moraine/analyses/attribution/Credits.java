package io.moraine.analyses.attribution;

/**
 * What credit is counted in. One conversion is ten thousand million units: a third of a conversion is
 * told to ten decimals, and a {@code long} holds 922 million conversions.
 */
public final class Credits {

  /** The units of one conversion. */
  public static final long UNITS_PER_CONVERSION = 10_000_000_000L;

  private Credits() {}

  /**
   * @param conversions how many
   * @return their credit in units
   * @throws ArithmeticException above 922 million conversions
   */
  public static long units(long conversions) {
    return Math.multiplyExact(conversions, UNITS_PER_CONVERSION);
  }

  /**
   * @param units credit in units
   * @return the conversions it amounts to
   */
  public static double conversions(long units) {
    // Two steps, so that whole conversions come out whole and the rest keeps its digits.
    return units / UNITS_PER_CONVERSION
        + (double) (units % UNITS_PER_CONVERSION) / UNITS_PER_CONVERSION;
  }
}
