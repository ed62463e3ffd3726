package io.moraine.analyses.experiments;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.math.BigInteger;

/** A sum of products of whole numbers that does not overflow: 128 bits, two's complement. */
final class WideSum implements Serializable, Mergeable<WideSum> {
  private static final long serialVersionUID = 1L;

  private long high;
  private long low;

  /** Adds a product. */
  void add(long a, long b) {
    plus(Math.multiplyHigh(a, b), a * b);
  }

  private void plus(long moreHigh, long moreLow) {
    low += moreLow;
    high += moreHigh + (Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0);
  }

  @Override
  public void merge(WideSum other) {
    plus(other.high, other.low);
  }

  BigInteger value() {
    BigInteger lowest = BigInteger.valueOf(low);
    return BigInteger.valueOf(high)
        .shiftLeft(Long.SIZE)
        .add(low < 0 ? lowest.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : lowest);
  }
}
