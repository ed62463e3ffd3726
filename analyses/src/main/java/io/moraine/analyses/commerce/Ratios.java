package io.moraine.analyses.commerce;

/** Shares of whole numbers. */
final class Ratios {
  private Ratios() {}

  /** The share; null where there is nothing to be a share of. */
  static Double orNull(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
