package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;
import io.moraine.analyses.time.Periods;
import io.moraine.analyses.time.TimeRange;

/** How many actors reached one step and another, by the period in which their attempt started. */
final class TrendsTally implements Tally<TrendsTally> {
  private final Periods periods;
  private final int fromStep;
  private final int toStep;
  private final long[] reachedFrom;
  private final long[] reachedTo;

  TrendsTally(Periods periods, int fromStep, int toStep) {
    this.periods = periods;
    this.fromStep = fromStep;
    this.toStep = toStep;
    this.reachedFrom = new long[periods.count()];
    this.reachedTo = new long[periods.count()];
  }

  @Override
  public void add(String actor, Marks marks, AttemptSearch search) {
    int event = 0;
    while (event < marks.size()) {
      int period = periods.indexOf(marks.micros(event));
      TimeRange starts = new TimeRange(periods.start(period), periods.start(period + 1) - 1);
      Attempt attempt = search.best(marks, starts);
      if (attempt != null && !attempt.spoiled()) {
        reachedFrom[period] += attempt.reach() > fromStep ? 1 : 0;
        reachedTo[period] += attempt.reach() > toStep ? 1 : 0;
      }
      event = marks.firstFrom(periods.start(period + 1));
    }
  }

  @Override
  public void merge(TrendsTally other) {
    for (int period = 0; period < reachedFrom.length; period++) {
      reachedFrom[period] += other.reachedFrom[period];
      reachedTo[period] += other.reachedTo[period];
    }
  }

  @Override
  public long weight() {
    return java.util.Arrays.stream(reachedFrom).sum();
  }

  @Override
  public void write(Answer answer) {
    double[] rates = new double[reachedFrom.length];
    for (int period = 0; period < rates.length; period++) {
      rates[period] = Seconds.percent(reachedTo[period], reachedFrom[period]);
    }
    answer
        .with("periods", periods.labels())
        .with("reached_from_step", reachedFrom)
        .with("reached_to_step", reachedTo)
        .with("conversion_rate_pct", rates);
  }
}
