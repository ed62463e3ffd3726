package io.moraine.analyses.revenue;

import io.moraine.analyses.activity.DayPeriods;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people bring, by the period in which they were acquired and the number of periods since; of
 * one person after the other. Currencies are kept apart.
 */
public final class CohortRevenue implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DayPeriods periods;
  private final int intervals;
  private final long[] sizes;
  private final Map<String, BigDecimal[][]> net = new TreeMap<>();

  /**
   * @param periods of the data
   * @param intervals how many intervals a cohort has, that of acquisition among them
   */
  public CohortRevenue(DayPeriods periods, int intervals) {
    this.periods = periods;
    this.intervals = intervals;
    this.sizes = new long[periods.count()];
  }

  /**
   * Counts one person. Whoever was acquired outside the data belongs to no cohort; revenue outside
   * the data, or past the last interval, is not looked at.
   *
   * @param acquiredEpochDay the day of the first activity
   * @param revenue all of it, in any order; none of it before that day
   */
  public void add(long acquiredEpochDay, List<DatedRevenue> revenue) {
    int cohort = periods.indexOf(acquiredEpochDay);
    if (cohort < 0) {
      return;
    }
    sizes[cohort]++;
    for (DatedRevenue paid : revenue) {
      if (paid.epochDay() < acquiredEpochDay) {
        throw new IllegalArgumentException(
            "Somebody acquired on day "
                + acquiredEpochDay
                + " paid on day "
                + paid.epochDay()
                + ", before that.");
      }
      int period = periods.indexOf(paid.epochDay());
      if (period >= 0 && period - cohort < intervals) {
        add(paid.currency(), cohort, period - cohort, paid.net());
      }
    }
  }

  private void add(String currency, int cohort, int interval, BigDecimal amount) {
    BigDecimal[] row = net.computeIfAbsent(currency, first -> nothing())[cohort];
    row[interval] = row[interval].add(amount);
  }

  private BigDecimal[][] nothing() {
    BigDecimal[][] nothing = new BigDecimal[periods.count()][intervals];
    for (BigDecimal[] row : nothing) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    return nothing;
  }

  /** Adds what another of the same periods has counted. */
  public void merge(CohortRevenue other) {
    if (!periods.isSameAs(other.periods) || intervals != other.intervals) {
      throw new IllegalArgumentException("Revenue of other periods does not add up with this.");
    }
    for (int cohort = 0; cohort < sizes.length; cohort++) {
      sizes[cohort] += other.sizes[cohort];
    }
    other.net.forEach(
        (currency, rows) -> {
          for (int cohort = 0; cohort < rows.length; cohort++) {
            for (int interval = 0; interval < intervals; interval++) {
              add(currency, cohort, interval, rows[cohort][interval]);
            }
          }
        });
  }

  /** Every interval of every cohort with members, up to the last period of the data. */
  public List<CohortRevenueCell> cells() {
    List<CohortRevenueCell> cells = new ArrayList<>();
    net.forEach(
        (currency, rows) -> {
          for (int cohort = 0; cohort < rows.length; cohort++) {
            BigDecimal cumulative = BigDecimal.ZERO;
            int end = Math.min(intervals, periods.count() - cohort);
            for (int interval = 0; sizes[cohort] > 0 && interval < end; interval++) {
              cumulative = cumulative.add(rows[cohort][interval]);
              cells.add(
                  new CohortRevenueCell(
                      periods.unit(),
                      periods.start(cohort),
                      interval,
                      currency,
                      sizes[cohort],
                      rows[cohort][interval],
                      cumulative,
                      periods.isWhole(cohort) && periods.isWhole(cohort + interval)));
            }
          }
        });
    return cells;
  }
}
