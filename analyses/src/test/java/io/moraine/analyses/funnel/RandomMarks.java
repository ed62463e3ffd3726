package io.moraine.analyses.funnel;

import io.moraine.analyses.history.EventPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small histories with many equal times, and funnels that they get some way through. */
final class RandomMarks {
  private final Random random;

  RandomMarks(long seed) {
    this.random = new Random(seed);
  }

  Funnel funnel(StepOrder order, boolean exclusions) {
    int size = 1 + random.nextInt(4);
    List<FunnelStep> steps = new ArrayList<>();
    for (int step = 0; step < size; step++) {
      steps.add(new FunnelStep("step " + step, EventPattern.any(), FirstTime.NO));
    }
    List<Exclusion> spoiling = new ArrayList<>();
    if (exclusions && size > 1) {
      int from = order == StepOrder.UNORDERED ? 0 : random.nextInt(size - 1);
      int to = order == StepOrder.UNORDERED ? size - 1 : from + 1 + random.nextInt(size - 1 - from);
      spoiling.add(new Exclusion(EventPattern.any(), from, to));
    }
    return new Funnel(steps, order, random.nextInt(12), spoiling, false);
  }

  /** Events of which some fill one step, some several, some none, and some spoil. */
  Marks marks(Funnel funnel, int mostEvents) {
    Marks marks = new Marks();
    int events = random.nextInt(mostEvents + 1);
    long micros = 100;
    for (int event = 0; event < events; event++) {
      micros += random.nextInt(4) * random.nextInt(2);
      boolean spoils = !funnel.exclusions().isEmpty() && random.nextInt(5) == 0;
      marks.add(
          micros,
          spoils ? 0 : steps(funnel.size()),
          spoils ? funnel.exclusions().get(0).gaps() : 0,
          null);
    }
    return marks;
  }

  private long steps(int size) {
    long all = (1L << size) - 1;
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextLong() & all;
      default -> 1L << random.nextInt(size);
    };
  }
}
