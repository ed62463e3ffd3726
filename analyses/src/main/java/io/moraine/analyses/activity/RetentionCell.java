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
 * @param returning which returns count
 * @param interval how many periods later
 * @param size the members of the cohort
 * @param returned those of them who came back; all of them in interval 0
 * @param complete whether nothing that is still to come can change it
 */
public record RetentionCell(
    PeriodUnit unit,
    LocalDate cohort,
    CohortEntry entry,
    Returning returning,
    int interval,
    long size,
    long returned,
    boolean complete) {
  /** The part of the cohort that came back, from 0 to 1. */
  public double rate() {
    return (double) returned / size;
  }

  /** As people call it: {@code week 1}, {@code month 1}. */
  public String name() {
    return Field.word(unit) + " " + interval;
  }
}
