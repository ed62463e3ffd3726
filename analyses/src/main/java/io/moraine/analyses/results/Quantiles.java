package io.moraine.analyses.results;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Values counted in bins whose edges are powers of gamma = (1 + a) / (1 - a), so that a quantile is
 * told to within a = {@value #RELATIVE_ERROR} of its value (DDSketch: Masson, Rim, Lee, A fast and
 * fully-mergeable quantile sketch with relative-error guarantees, VLDB 2019, section 2).
 *
 * <p>The bin of a value depends on the value alone: merged in any order, the answers are the same
 * to the last bit, which samples (KLL, t-digest) do not give.
 */
public final class Quantiles implements Serializable, Mergeable<Quantiles> {
  /** The bound of the error, as a share of the value. */
  public static final double RELATIVE_ERROR = 0.01;

  private static final long serialVersionUID = 1L;
  private static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
  private static final double LOG_GAMMA = StrictMath.log(GAMMA);

  /** Below that everything is as good as nothing, whatever the unit. */
  private static final double LEAST = 1e-9;

  // A cell has the doubles of one exponent whose seven first bits of fraction are the same: less
  // than a hundredth of its values from end to end, so that it has the edge of one bin at most.
  private static final int CELL_SHIFT = 52 - 7;
  private static final long FIRST_CELL = cell(0x1p-10);
  // By cell, up to 2^40 - in milliseconds thirty years - the bin of its least value.
  private static final int[] BINS = new int[(int) (cell(0x1p40) - FIRST_CELL)];
  // By cell the greatest value of that bin.
  private static final double[] EDGES = new double[BINS.length];

  static {
    for (int i = 0; i < BINS.length; i++) {
      BINS[i] = binByLogarithm(Double.longBitsToDouble((FIRST_CELL + i) << CELL_SHIFT));
      EDGES[i] = StrictMath.pow(GAMMA, BINS[i]);
    }
  }

  /** So many values stand in their bins one by one; of a group with more, bins are counted. */
  private static final int FEW = 64;

  // The bin of each value while they are few, in the order in which they came; null thereafter.
  private int[] few = new int[0];
  private int fewCount;
  // Then how many values are in each bin from the first on in which there was one; bins lie close
  // together, since values of one kind do.
  private long[] bins = new long[0];
  private int firstBin;
  private long nothing;
  private long count;

  /** Whether it is a value that can be taken in: a number, not negative. */
  public static boolean accept(double value) {
    return value >= 0 && !Double.isInfinite(value);
  }

  /**
   * Takes in a value.
   *
   * @param value not negative; less than 1e-9 counts as 0
   */
  public void add(double value) {
    if (!accept(value)) {
      throw new IllegalArgumentException("No quantiles of " + value + " are told.");
    }
    if (value < LEAST) {
      nothing++;
    } else {
      put(bin(value));
    }
    count++;
  }

  private void put(int bin) {
    if (few != null && fewCount < FEW) {
      if (fewCount == few.length) {
        few = Arrays.copyOf(few, Math.max(4, 2 * fewCount));
      }
      few[fewCount++] = bin;
      return;
    }
    countThose();
    int place = bin - firstBin;
    if (place < 0 || place >= bins.length) {
      reach(bin, bin);
      place = bin - firstBin;
    }
    bins[place]++;
  }

  /** Counts the bins of those that were few. */
  private void countThose() {
    if (few == null) {
      return;
    }
    int[] those = few;
    few = null;
    for (int i = 0; i < fewCount; i++) {
      put(those[i]);
    }
  }

  /** The bin of a value that is not nothing: where its logarithm is, without taking it. */
  static int bin(double value) {
    long cell = cell(value) - FIRST_CELL;
    if (cell < 0 || cell >= BINS.length) {
      return binByLogarithm(value);
    }
    int bin = BINS[(int) cell];
    return value <= EDGES[(int) cell] ? bin : bin + 1;
  }

  // Strict: the same bin on every machine.
  static int binByLogarithm(double value) {
    return (int) Math.ceil(StrictMath.log(value) / LOG_GAMMA);
  }

  private static long cell(double value) {
    return Double.doubleToRawLongBits(value) >>> CELL_SHIFT;
  }

  @Override
  public void merge(Quantiles other) {
    if (other.few != null) {
      for (int i = 0; i < other.fewCount; i++) {
        put(other.few[i]);
      }
    } else {
      countThose();
      reach(other.firstBin, other.firstBin + other.bins.length - 1);
      for (int i = 0; i < other.bins.length; i++) {
        bins[other.firstBin - firstBin + i] += other.bins[i];
      }
    }
    nothing += other.nothing;
    count += other.count;
  }

  // Makes room for these bins, and on the side on which there was none for some more.
  private void reach(int least, int most) {
    if (bins.length == 0) {
      firstBin = least;
      bins = new long[most - least + 1];
    }
    if (least < firstBin) {
      int before = Math.max(firstBin - least, bins.length / 2);
      long[] more = new long[before + bins.length];
      System.arraycopy(bins, 0, more, before, bins.length);
      bins = more;
      firstBin -= before;
    }
    if (most >= firstBin + bins.length) {
      bins = Arrays.copyOf(bins, Math.max(most - firstBin + 1, bins.length + bins.length / 2));
    }
  }

  /** How many values there are. */
  public long count() {
    return count;
  }

  /**
   * The value of rank floor(q (n - 1)) among all n values, from the least, rank 0: within {@value
   * #RELATIVE_ERROR} of it. Empty where there is no value.
   *
   * @param q from 0 to 1
   */
  public OptionalDouble quantile(double q) {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    long rank = (long) Math.floor(q * (count - 1));
    if (rank < nothing) {
      return OptionalDouble.of(0);
    }
    int bin = few == null ? binOf(rank - nothing) : binOfFew((int) (rank - nothing));
    return OptionalDouble.of(2 * StrictMath.pow(GAMMA, bin) / (GAMMA + 1));
  }

  private int binOf(long rank) {
    long below = 0;
    int i = 0;
    while (below + bins[i] <= rank) {
      below += bins[i];
      i++;
    }
    return firstBin + i;
  }

  private int binOfFew(int rank) {
    int[] sorted = Arrays.copyOf(few, fewCount);
    Arrays.sort(sorted);
    return sorted[rank];
  }

  /** The lower median, see {@link #quantile}; null where there is no value. */
  public Double median() {
    return orNull(0.5);
  }

  /** The quantile; null where there is no value. */
  public Double orNull(double q) {
    OptionalDouble value = quantile(q);
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
