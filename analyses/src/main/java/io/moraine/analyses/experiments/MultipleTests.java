package io.moraine.analyses.experiments;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * P values of tests that are read together, corrected so that the chance of a false alarm holds for
 * all of them. A test is rejected where its corrected p value is at most the level.
 */
public enum MultipleTests {
  /** Holds the chance of any false alarm; the simplest and least powerful. */
  BONFERRONI,
  /** Holds the chance of any false alarm where tests are independent. */
  SIDAK,
  /** Holds the chance of any false alarm, whatever the tests depend on (Holm 1979). */
  HOLM,
  /** As {@link #HOLM}, with Sidak's steps: for independent tests. */
  HOLM_SIDAK,
  /** Holds the chance of any false alarm for independent tests (Hochberg 1988). */
  HOCHBERG,
  /** As {@link #HOCHBERG}, never weaker (Hommel 1988). */
  HOMMEL,
  /** Holds the expected part of false alarms among alarms (Benjamini and Hochberg 1995). */
  BENJAMINI_HOCHBERG,
  /** The same whatever the tests depend on (Benjamini and Yekutieli 2001). */
  BENJAMINI_YEKUTIELI;

  /**
   * Corrects p values.
   *
   * @param p of each test, from 0 to 1
   * @return corrected, in the same order
   */
  public double[] adjust(double... p) {
    for (double each : p) {
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException(
            "A p value is a number from 0 to 1, but is " + each + ".");
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((one, other) -> Double.compare(p[one], p[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = Arrays.stream(order).mapToDouble(i -> p[i]).toArray();
    double[] corrected = sorted(sorted);
    double[] adjusted = new double[p.length];
    for (int rank = 0; rank < p.length; rank++) {
      adjusted[order[rank]] = Math.min(1, corrected[rank]);
    }
    return adjusted;
  }

  private double[] sorted(double[] p) {
    int n = p.length;
    double[] raw = new double[n];
    return switch (this) {
      case BONFERRONI -> {
        Arrays.setAll(raw, i -> p[i] * n);
        yield raw;
      }
      case SIDAK -> {
        Arrays.setAll(raw, i -> sidak(p[i], n));
        yield raw;
      }
      case HOLM -> {
        Arrays.setAll(raw, i -> p[i] * (n - i));
        yield stepDown(raw);
      }
      case HOLM_SIDAK -> {
        Arrays.setAll(raw, i -> sidak(p[i], n - i));
        yield stepDown(raw);
      }
      case HOCHBERG -> {
        Arrays.setAll(raw, i -> p[i] * (n - i));
        yield stepUp(raw);
      }
      case HOMMEL -> hommel(p);
      case BENJAMINI_HOCHBERG -> {
        Arrays.setAll(raw, i -> p[i] * n / (i + 1));
        yield stepUp(raw);
      }
      case BENJAMINI_YEKUTIELI -> {
        double harmonic = IntStream.rangeClosed(1, n).mapToDouble(i -> 1.0 / i).sum();
        Arrays.setAll(raw, i -> p[i] * n * harmonic / (i + 1));
        yield stepUp(raw);
      }
    };
  }

  private static double sidak(double p, int tests) {
    return -Math.expm1(tests * Math.log1p(-p));
  }

  /** No corrected value below one of a smaller p value. */
  private static double[] stepDown(double[] raw) {
    for (int i = 1; i < raw.length; i++) {
      raw[i] = Math.max(raw[i], raw[i - 1]);
    }
    return raw;
  }

  /** No corrected value above one of a greater p value. */
  private static double[] stepUp(double[] raw) {
    for (int i = raw.length - 2; i >= 0; i--) {
      raw[i] = Math.min(raw[i], raw[i + 1]);
    }
    return raw;
  }

  /**
   * The greatest, over all sets that a test may be in, of Simes' p value of the set: of the sets of
   * one size it is enough to look at the test with the greatest others (Wright, Biometrics 48,
   * 1992, appendix).
   */
  private static double[] hommel(double[] p) {
    int n = p.length;
    double[] corrected = p.clone();
    for (int size = n; size >= 2; size--) {
      double simes = Double.POSITIVE_INFINITY;
      for (int i = 1; i < size; i++) {
        simes = Math.min(simes, size * p[n - size + i] / (i + 1));
      }
      for (int i = 0; i < n; i++) {
        double own = Math.min(simes, size * p[Math.min(i, n - size)]);
        corrected[i] = Math.max(corrected[i], own);
      }
    }
    return corrected;
  }
}
