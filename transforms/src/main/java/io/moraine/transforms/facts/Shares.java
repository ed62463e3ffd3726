package io.moraine.transforms.facts;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Splits an amount by weights, to the last millionth, by largest remainder: each part is the exact
 * one rounded towards zero, and what is then left goes, a millionth each, to those that lost most,
 * the earlier part first. The parts sum to the amount.
 */
final class Shares {
  private Shares() {}

  /**
   * Splits {@code amount} into {@code parts[0, count)}. Weights below 0 count as 0; if none is
   * above 0, all parts weigh the same.
   */
  static void split(long amount, long[] weights, int count, long[] parts) {
    if (amount == 0) {
      Arrays.fill(parts, 0, count, 0);
      return;
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      sum = sum.add(BigInteger.valueOf(Math.max(0, weights[i])));
    }
    boolean even = sum.signum() == 0;
    BigInteger total = even ? BigInteger.valueOf(count) : sum;
    BigInteger whole = BigInteger.valueOf(Math.abs(amount));
    BigInteger[] lost = new BigInteger[count];
    long left = Math.abs(amount);
    for (int i = 0; i < count; i++) {
      BigInteger weight = BigInteger.valueOf(even ? 1 : Math.max(0, weights[i]));
      BigInteger[] exact = whole.multiply(weight).divideAndRemainder(total);
      parts[i] = exact[0].longValueExact();
      lost[i] = exact[1];
      left -= parts[i];
    }
    if (left > 0) {
      Integer[] byLoss = new Integer[count];
      Arrays.setAll(byLoss, Integer::valueOf);
      Arrays.sort(byLoss, Comparator.comparing((Integer i) -> lost[i]).reversed());
      for (int i = 0; i < left; i++) {
        parts[byLoss[i]]++;
      }
    }
    if (amount < 0) {
      for (int i = 0; i < count; i++) {
        parts[i] = -parts[i];
      }
    }
  }
}
