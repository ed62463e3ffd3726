package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;
import io.moraine.analyses.time.PeriodFinder;
import io.moraine.analyses.time.PeriodUnit;
import io.moraine.analyses.time.Periods;
import io.moraine.analyses.time.ReportingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many actors reached one step and another, by the period in which their attempt started. It
 * grows with the periods in which any did.
 */
final class TrendsTally implements Tally<TrendsTally> {
  private final PeriodFinder starts;
  private final Periods periods;
  private final int fromStep;
  private final int toStep;
  // By the start of the period.
  private final SortedMap<Long, Reached> reached = new TreeMap<>();

  /**
   * @param periods those that are shown
   */
  TrendsTally(
      ReportingCalendar calendar, PeriodUnit unit, Periods periods, int fromStep, int toStep) {
    this.starts = new PeriodFinder(calendar, unit);
    this.periods = periods;
    this.fromStep = fromStep;
    this.toStep = toStep;
  }

  // Who went on after an exclusion has conversions to show, but no attempt that was left
  // unfinished.
  @Override
  public void add(String actor, Marks marks, AttemptSearch search) {
    List<Attempt> attempts = search.bestByPeriod(marks, starts);
    boolean wentOnSpoiled =
        attempts.stream().anyMatch(attempt -> attempt.spoiling() == Attempt.Spoiling.BETWEEN);
    for (Attempt attempt : attempts) {
      boolean arrived = attempt.took(toStep);
      if (!attempt.spoiled() && (arrived || !wentOnSpoiled)) {
        Reached counts = of(starts.at(attempt.start()).range().fromMicros());
        counts.from += attempt.took(fromStep) ? 1 : 0;
        counts.to += arrived ? 1 : 0;
      }
    }
  }

  private Reached of(long periodStart) {
    return reached.computeIfAbsent(periodStart, first -> new Reached());
  }

  @Override
  public void merge(TrendsTally other) {
    other.reached.forEach(
        (start, counted) -> {
          Reached counts = of(start);
          counts.from += counted.from;
          counts.to += counted.to;
        });
  }

  @Override
  public long weight() {
    return reached.values().stream().mapToLong(counts -> counts.from).sum();
  }

  @Override
  public void write(Answer answer) {
    List<String> labels = new ArrayList<>();
    List<Long> from = new ArrayList<>();
    List<Long> to = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (int period = 0; period < periods.count(); period++) {
      Reached counts = reached.getOrDefault(periods.start(period), new Reached());
      labels.add(periods.label(period));
      from.add(counts.from);
      to.add(counts.to);
      rates.add(Seconds.percent(counts.to, counts.from));
    }
    answer
        .with("periods", labels)
        .with("reached_from_step", from)
        .with("reached_to_step", to)
        .with("conversion_rate_pct", rates);
  }

  /** How many attempts of a period came how far. */
  private static final class Reached {
    private long from;
    private long to;
  }
}
