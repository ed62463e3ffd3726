package io.moraine.analyses.experiments;

import io.moraine.analyses.results.Mergeable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Sums of whole numbers that belong together, history (x) and outcome (y) of a unit, and of their
 * squares and products: exact, whatever the order in which units come. Units with nothing need not
 * be added.
 */
final class ExactPairs implements Serializable, Mergeable<ExactPairs> {
  private static final long serialVersionUID = 1L;

  private long xs;
  private long ys;
  private final WideSum xx = new WideSum();
  private final WideSum yy = new WideSum();
  private final WideSum xy = new WideSum();

  void add(long x, long y) {
    xs = Math.addExact(xs, x);
    ys = Math.addExact(ys, y);
    xx.add(x, x);
    yy.add(y, y);
    xy.add(x, y);
  }

  @Override
  public void merge(ExactPairs other) {
    xs = Math.addExact(xs, other.xs);
    ys = Math.addExact(ys, other.ys);
    xx.merge(other.xx);
    yy.merge(other.yy);
    xy.merge(other.xy);
  }

  long ySum() {
    return ys;
  }

  /**
   * The moments.
   *
   * @param count of all units, those with nothing among them
   * @param one how much of the whole numbers is one of the metric's unit
   */
  PairMoments moments(long count, long one) {
    if (count == 0) {
      return PairMoments.NONE;
    }
    return new PairMoments(
        new Moments(count, mean(xs, count, one), apart(xx, xs, xs, count, one)),
        new Moments(count, mean(ys, count, one), apart(yy, ys, ys, count, one)),
        apart(xy, xs, ys, count, one));
  }

  private static double mean(long sum, long count, long one) {
    return divide(BigInteger.valueOf(sum), BigInteger.valueOf(count).multiply(big(one)));
  }

  /** The sum of products of distances from the means: (n S(ab) - S(a) S(b)) / n. */
  private static double apart(WideSum products, long as, long bs, long count, long one) {
    BigInteger over = products.value().multiply(big(count)).subtract(big(as).multiply(big(bs)));
    return divide(over, big(count).multiply(big(one)).multiply(big(one)));
  }

  private static double divide(BigInteger over, BigInteger under) {
    return new BigDecimal(over).divide(new BigDecimal(under), MathContext.DECIMAL128).doubleValue();
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
