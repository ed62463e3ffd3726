package io.moraine.analyses.funnel;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.Quantiles;
import java.io.Serializable;

/** How many attempts took each step, and how long they took for it. */
final class StepSums implements Serializable, Mergeable<StepSums> {
  private static final long serialVersionUID = 1L;

  private final long[] reached;
  private final long[] converted;
  private final long[] microsFromPrevious;
  private final long[] microsFromFirst;
  private final Quantiles[] fromPrevious;
  private final Quantiles[] fromFirst;

  StepSums(int steps) {
    reached = new long[steps];
    converted = new long[steps];
    microsFromPrevious = new long[steps];
    microsFromFirst = new long[steps];
    fromPrevious = new Quantiles[steps];
    fromFirst = new Quantiles[steps];
    for (int step = 0; step < steps; step++) {
      fromPrevious[step] = new Quantiles();
      fromFirst[step] = new Quantiles();
    }
  }

  void add(Attempt attempt, Funnel funnel) {
    boolean arrived = attempt.took(funnel.lastRequired());
    for (int step = 0; step < attempt.reach(); step++) {
      if (!attempt.took(step)) {
        continue;
      }
      reached[step]++;
      converted[step] += arrived ? 1 : 0;
      if (step > 0) {
        long previous = attempt.times()[funnel.requiredBefore(step)];
        microsFromPrevious[step] += attempt.times()[step] - previous;
        microsFromFirst[step] += attempt.times()[step] - attempt.start();
        fromPrevious[step].add((attempt.times()[step] - previous) / 1e6);
        fromFirst[step].add((attempt.times()[step] - attempt.start()) / 1e6);
      }
    }
  }

  @Override
  public void merge(StepSums other) {
    for (int step = 0; step < reached.length; step++) {
      reached[step] += other.reached[step];
      converted[step] += other.converted[step];
      microsFromPrevious[step] += other.microsFromPrevious[step];
      microsFromFirst[step] += other.microsFromFirst[step];
      fromPrevious[step].merge(other.fromPrevious[step]);
      fromFirst[step].merge(other.fromFirst[step]);
    }
  }

  long reached(int step) {
    return reached[step];
  }

  /** Of those who took a step, how many took all steps that cannot be left out. */
  long converted(int step) {
    return converted[step];
  }

  Double averageFromPrevious(int step) {
    return average(microsFromPrevious[step], step);
  }

  Double medianFromPrevious(int step) {
    return fromPrevious[step].median();
  }

  Double averageFromFirst(int step) {
    return average(microsFromFirst[step], step);
  }

  Double medianFromFirst(int step) {
    return fromFirst[step].median();
  }

  private Double average(long micros, int step) {
    return step == 0 || reached[step] == 0 ? null : micros / 1e6 / reached[step];
  }
}
