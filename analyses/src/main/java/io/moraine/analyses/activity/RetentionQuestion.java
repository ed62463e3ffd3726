package io.moraine.analyses.activity;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.time.Periods;

/**
 * How many of those who did something came back, by the period in which they did it and the number
 * of periods since.
 *
 * @param interest what is looked at
 * @param periods the cohorts' periods, and after them those in which their members can return
 * @param cohorts the number of cohorts
 * @param intervals the number of intervals of each cohort
 * @param entry in which periods an actor joins
 * @param target what one joins a cohort by
 * @param returning what counts as coming back
 * @param minimumReturns how often that has to happen within a period
 * @param counting which return counts for an interval
 * @param breakdown what splits the cohorts
 */
public record RetentionQuestion(
    Interest interest,
    Periods periods,
    int cohorts,
    int intervals,
    CohortEntry entry,
    EventPattern target,
    EventPattern returning,
    int minimumReturns,
    Returning counting,
    Breakdown breakdown)
    implements HistoryQuestion<RetentionFold> {
  @Override
  public RetentionFold fold() {
    return new RetentionFold(this);
  }
}
