package io.moraine.analyses.revenue;

import io.moraine.analyses.time.PeriodUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/**
 * What a cohort has brought so far.
 *
 * @param unit how long a period is
 * @param cohort the first day of the period in which its members were acquired
 * @param interval how many periods later
 * @param currency the currency's code
 * @param size all who were acquired, whether they paid or not
 * @param net what they paid in this interval, less what they were paid back
 * @param cumulative the same from interval 0 on
 * @param complete whether nothing that is still to come can change it
 */
public record CohortRevenueCell(
    PeriodUnit unit,
    LocalDate cohort,
    int interval,
    String currency,
    long size,
    BigDecimal net,
    BigDecimal cumulative,
    boolean complete) {
  /** What a member has brought so far, on average. */
  public BigDecimal perMember() {
    return cumulative.divide(BigDecimal.valueOf(size), MathContext.DECIMAL64);
  }
}
