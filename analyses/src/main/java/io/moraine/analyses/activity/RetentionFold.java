package io.moraine.analyses.activity;

import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Retention, of one actor's history after the other. */
public final class RetentionFold implements Fold<RetentionFold> {
  private final RetentionQuestion question;
  private final Map<String, RetentionCounts> counts = new TreeMap<>();

  RetentionFold(RetentionQuestion question) {
    this.question = question;
  }

  @Override
  public void add(History history) {
    Map<String, Visits> visits = new HashMap<>();
    boolean once = question.entry() == CohortEntry.FIRST_TIME;
    boolean enteredBefore = false;
    for (Happening happening : history.events()) {
      boolean enters = question.target().test(happening);
      boolean returns = question.returning().test(happening);
      if (enters || returns) {
        visits
            .computeIfAbsent(question.breakdown().of(happening), value -> new Visits(question))
            .add(
                question.periods().indexOf(happening.micros()),
                enters && !(once && enteredBefore),
                returns);
      }
      enteredBefore |= enters;
    }
    visits.forEach(
        (value, seen) -> {
          if (!seen.entered.isEmpty()) {
            counts.computeIfAbsent(value, first -> empty()).add(seen.entered, seen.returned);
          }
        });
  }

  @Override
  public void merge(RetentionFold other) {
    other.counts.forEach(
        (value, theirs) -> counts.computeIfAbsent(value, first -> empty()).merge(theirs));
  }

  @Override
  public Answer answer() {
    Answer answer =
        new Answer()
            .with("first_interval_start", question.periods().label(0))
            .with("periods", question.periods().labels().subList(0, question.cohorts()));
    if (question.breakdown() instanceof Breakdown.None) {
      return answer.with("values", values(counts.getOrDefault("", empty())));
    }
    Map<String, long[][]> byValue = new TreeMap<>();
    counts.forEach((value, theirs) -> byValue.put(value, values(theirs)));
    return answer.with("by_breakdown", byValue);
  }

  private RetentionCounts empty() {
    return new RetentionCounts(question.cohorts(), question.intervals(), question.counting());
  }

  private static long[][] values(RetentionCounts counts) {
    long[][] values = new long[counts.cohorts()][counts.intervals()];
    for (int cohort = 0; cohort < counts.cohorts(); cohort++) {
      int row = cohort;
      Arrays.setAll(values[cohort], interval -> counts.count(row, interval));
    }
    return values;
  }

  /** What one actor did under one value of the breakdown. */
  private static final class Visits {
    private final RetentionQuestion question;
    private final BitSet entered = new BitSet();
    private final BitSet returned = new BitSet();
    private final int[] returns;

    Visits(RetentionQuestion question) {
      this.question = question;
      this.returns = new int[question.periods().count()];
    }

    void add(int period, boolean joins, boolean comesBack) {
      if (period < 0) {
        return;
      }
      if (joins && period < question.cohorts()) {
        entered.set(period);
      }
      if (comesBack && ++returns[period] == question.minimumReturns()) {
        returned.set(period);
      }
    }
  }
}
