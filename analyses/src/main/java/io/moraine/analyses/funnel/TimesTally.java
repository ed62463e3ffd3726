package io.moraine.analyses.funnel;

import io.moraine.analyses.Answer;
import io.moraine.analyses.time.TimeRange;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.OptionalInt;

/** How long actors took from one step to another, in bins of one width. */
final class TimesTally implements Tally<TimesTally> {
  private static final int MOST_BINS = 90;
  private static final int MOST_BINS_UNASKED = 60;
  private static final double WIDTH_OF_EQUALS = 60;

  private final int fromStep;
  private final int toStep;
  private final OptionalInt bins;
  private final DoubleArrayList seconds = new DoubleArrayList();

  TimesTally(int fromStep, int toStep, OptionalInt bins) {
    this.fromStep = fromStep;
    this.toStep = toStep;
    this.bins = bins;
  }

  @Override
  public void add(String actor, Marks marks, AttemptSearch search) {
    Attempt attempt = search.best(marks, TimeRange.EVER);
    if (attempt != null && !attempt.spoiled() && attempt.took(fromStep) && attempt.took(toStep)) {
      seconds.add(attempt.seconds(fromStep, toStep));
    }
  }

  @Override
  public void merge(TimesTally other) {
    seconds.addAll(other.seconds);
  }

  @Override
  public long weight() {
    return seconds.size();
  }

  @Override
  public void write(Answer answer) {
    double least = Math.floor(seconds.doubleStream().min().orElse(0));
    double most = Math.ceil(seconds.doubleStream().max().orElse(0));
    int count =
        bins.isPresent()
            ? Math.min(MOST_BINS, Math.max(1, bins.getAsInt()))
            : Math.min(MOST_BINS_UNASKED, Math.max(1, cubeRoot(seconds.size())));
    double exact = Math.ceil((most - least) / count);
    double width = exact > 0 ? exact : WIDTH_OF_EQUALS;
    long[][] filled = new long[count + 1][2];
    for (int bin = 0; bin <= count; bin++) {
      filled[bin][0] = (long) (least + bin * width);
    }
    for (double taken : seconds) {
      filled[(int) ((taken - least) / width)][1]++;
    }
    double mean = Seconds.mean(seconds);
    answer
        .with("bins", filled)
        .with("average_conversion_s", mean)
        .with("avg_conversion_s", mean)
        .with("median_conversion_s", Seconds.median(seconds))
        .with("converted", seconds.size());
  }

  // The whole number whose cube is no less; Math.cbrt(27) may be a little above 3.
  private static int cubeRoot(long number) {
    int root = (int) Math.round(Math.cbrt(number));
    return (long) root * root * root < number ? root + 1 : root;
  }
}
