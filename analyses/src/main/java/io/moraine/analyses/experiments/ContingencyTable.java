package io.moraine.analyses.experiments;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.GTest;

/**
 * A table of counts: a row for each variant, a column for each outcome. Of two rows and two
 * columns, {@link TwoByTwo} knows more.
 */
public final class ContingencyTable {

  private final long[][] counts;

  /**
   * A table of those rows.
   *
   * @param counts at least two rows of at least two columns, as many in each row, none negative,
   *     and no row or column without any
   */
  public ContingencyTable(long[]... counts) {
    int columns = counts.length == 0 ? 0 : counts[0].length;
    boolean whole =
        counts.length >= 2
            && columns >= 2
            && Arrays.stream(counts).allMatch(row -> row.length == columns && isTable(row));
    for (int column = 0; whole && column < columns; column++) {
      int place = column;
      whole = Arrays.stream(counts).mapToLong(row -> row[place]).sum() > 0;
    }
    if (!whole) {
      throw new IllegalArgumentException(
          "A table of counts needs two rows and two columns, or more, each with a positive sum, but"
              + " is "
              + Arrays.deepToString(counts)
              + ".");
    }
    this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  private static boolean isTable(long[] row) {
    return Arrays.stream(row).allMatch(count -> count >= 0) && Arrays.stream(row).sum() > 0;
  }

  /** Of the tests: one for each row and column but the last ones. */
  public int degreesOfFreedom() {
    return (counts.length - 1) * (counts[0].length - 1);
  }

  /** Pearson's test of independence. */
  public TestResult chiSquare() {
    return TestResult.of(ChiSquareTest.withDefaults().test(counts));
  }

  /** The likelihood ratio test of independence. */
  public TestResult g() {
    return TestResult.of(GTest.withDefaults().test(counts));
  }
}
