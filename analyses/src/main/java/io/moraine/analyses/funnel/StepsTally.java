package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;
import io.moraine.analyses.time.TimeRange;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How many actors reached each step, and how long they took for it. For exact medians it keeps a
 * number for each step and actor who reached it, and some actors' names.
 */
final class StepsTally implements Tally<StepsTally> {
  private final Funnel funnel;
  private final int namesShown;
  private final long[] counts;
  private final List<DoubleArrayList> seconds = new ArrayList<>();
  private final List<TreeSet<String>> actors = new ArrayList<>();

  /**
   * @param namesShown how many names of actors a step shows, the first in the order of letters
   */
  StepsTally(Funnel funnel, int namesShown) {
    int steps = funnel.size();
    this.funnel = funnel;
    this.namesShown = namesShown;
    this.counts = new long[steps];
    for (int step = 0; step < steps; step++) {
      seconds.add(new DoubleArrayList());
      actors.add(new TreeSet<>());
    }
  }

  @Override
  public void add(String actor, Marks marks, AttemptSearch search) {
    Attempt attempt = search.best(marks, TimeRange.EVER);
    if (attempt == null || attempt.spoiled()) {
      return;
    }
    for (int step = 0; step < attempt.reach(); step++) {
      if (!attempt.took(step)) {
        continue;
      }
      counts[step]++;
      show(step, actor);
      double taken = step == 0 ? 0 : attempt.seconds(funnel.requiredBefore(step), step);
      if (taken > 0) {
        seconds.get(step).add(taken);
      }
    }
  }

  private void show(int step, String actor) {
    TreeSet<String> names = actors.get(step);
    if (names.size() < namesShown) {
      names.add(actor);
    } else if (namesShown > 0 && actor.compareTo(names.last()) < 0 && names.add(actor)) {
      names.pollLast();
    }
  }

  @Override
  public void merge(StepsTally other) {
    for (int step = 0; step < counts.length; step++) {
      counts[step] += other.counts[step];
      seconds.get(step).addAll(other.seconds.get(step));
      for (String actor : other.actors.get(step)) {
        show(step, actor);
      }
    }
  }

  @Override
  public long weight() {
    return counts[0];
  }

  @Override
  public void write(Answer answer) {
    double[] means = new double[counts.length];
    double[] medians = new double[counts.length];
    double[] rates = new double[counts.length];
    for (int step = 0; step < counts.length; step++) {
      means[step] = Seconds.mean(seconds.get(step));
      medians[step] = Seconds.median(seconds.get(step));
      rates[step] = Seconds.percent(counts[step], counts[0]);
    }
    answer
        .with("step_counts", counts)
        .with("conversion_rate_pct", rates)
        .with("average_conversion_s", means)
        .with("avg_conversion_s", means)
        .with("median_conversion_s", medians)
        .with("actors_at_step", actors);
  }
}
