package io.moraine.analyses.funnel;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;

/** Means, medians and rates as answers give them. */
final class Seconds {
  private Seconds() {}

  /** The mean; not a number where there is nothing. */
  static double mean(DoubleArrayList seconds) {
    // Summed in order of size, so that the order of actors leaves no trace in the last digits.
    double[] sorted = seconds.toDoubleArray();
    Arrays.sort(sorted);
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** The middle, or the mean of the two in the middle; not a number where there is nothing. */
  static double median(DoubleArrayList seconds) {
    if (seconds.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = seconds.toDoubleArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** A share in hundredths, to two decimals; 0 of nothing. */
  static double percent(long part, long whole) {
    return whole == 0 ? 0 : Math.round(10_000.0 * part / whole) / 100.0;
  }
}
