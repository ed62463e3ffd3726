package io.moraine.analyses.attribution;

/**
 * What credit is counted in. One conversion is a hundred thousand million units: a third of one is
 * told to eleven decimals, and a {@code long} holds 92 million conversions.
 */
public final class Credits {

  /** The units of one conversion. */
  public static final long UNITS_PER_CONVERSION = 100_000_000_000L;

  /** The most conversions whose credit can be counted. */
  public static final long MOST_CONVERSIONS = Long.MAX_VALUE / UNITS_PER_CONVERSION;

  private Credits() {}

  /**
   * The credit of whole conversions.
   *
   * @param conversions how many
   * @return their credit in units
   * @throws ArithmeticException above 92 million conversions
   */
  public static long units(long conversions) {
    return Math.multiplyExact(conversions, UNITS_PER_CONVERSION);
  }

  /**
   * The conversions that credit amounts to.
   *
   * @param units credit in units
   * @return the conversions it amounts to
   */
  public static double conversions(long units) {
    // Two steps, so that whole conversions come out whole and the rest keeps its digits.
    return units / UNITS_PER_CONVERSION
        + (double) (units % UNITS_PER_CONVERSION) / UNITS_PER_CONVERSION;
  }
}
