package io.moraine.analyses.attribution;

import java.util.Arrays;

/**
 * Whole units shared by weights so that no unit is lost or made: the method of largest remainders
 * (Hamilton's; Balinski and Young, "Fair Representation", 1982, chapter 2). Every share is the exact
 * one rounded down or up.
 */
public final class Apportionment {

  private Apportionment() {}

  /**
   * Splits a total. Equal remainders are settled by position, the earlier first.
   *
   * @param total the units to hand out; a negative total is split as its opposite is
   * @param weights one weight per share, none negative, at least one positive; they need not sum to
   *     one
   * @return the shares, whose sum is the total
   * @throws IllegalArgumentException if no weight is positive, or one is negative or not a number
   */
  public static long[] split(long total, double... weights) {
    double sum = sumOf(weights);
    if (total < 0) {
      return Arrays.stream(split(Math.negateExact(total), weights)).map(share -> -share).toArray();
    }
    long[] shares = new long[weights.length];
    double[] remainders = new double[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      double quota = total * (weights[i] / sum);
      // Rounding may put a quota a hair above what is left; nobody gets more than there is.
      shares[i] = Math.min((long) quota, left);
      remainders[i] = quota - shares[i];
      left -= shares[i];
    }
    while (left > 0) {
      int neediest = neediest(weights, remainders);
      shares[neediest]++;
      remainders[neediest]--;
      left--;
    }
    return shares;
  }

  private static int neediest(double[] weights, double[] remainders) {
    int neediest = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && (neediest < 0 || remainders[i] > remainders[neediest])) {
        neediest = i;
      }
    }
    return neediest;
  }

  private static double sumOf(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "A weight must be a number that is not negative, but one is " + weight + ".");
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("At least one weight must be positive to share by them.");
    }
    return sum;
  }
}
