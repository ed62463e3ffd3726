package io.moraine.analyses.activity;

import io.moraine.analyses.query.Field;
import io.moraine.analyses.time.PeriodUnit;
import java.time.LocalDate;

/**
 * How many of a cohort came back.
 *
 * @param unit how long a period is
 * @param cohort the first day of the period of entering
 * @param entry how one enters
 * @param interval how many periods later
 * @param size the members of the cohort
 * @param returned those of them who came back in that very period; all of them in interval 0
 * @param complete whether that period is over
 * @param returnedOnOrAfter those of them who came back in it or in a later interval of the row
 * @param completeOnOrAfter whether all intervals of the row are over
 */
public record RetentionCell(
    PeriodUnit unit,
    LocalDate cohort,
    CohortEntry entry,
    int interval,
    long size,
    long returned,
    boolean complete,
    long returnedOnOrAfter,
    boolean completeOnOrAfter) {
  /** The part of the cohort that came back in that very period, from 0 to 1. */
  public double rate() {
    return (double) returned / size;
  }

  /** The part of the cohort that came back in it or later, from 0 to 1. */
  public double rateOnOrAfter() {
    return (double) returnedOnOrAfter / size;
  }

  /** As people call it: {@code week 1}, {@code month 1}. */
  public String name() {
    return Field.word(unit) + " " + interval;
  }
}
