package io.moraine.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What an engine took, a value a run.
 *
 * @param engine its label
 * @param writtenBytes what its processes wrote in all, scratch and spill included
 * @param storedBytes what was left in the end
 */
record Measurement(
    String engine,
    List<Double> wallSeconds,
    List<Double> cpuSeconds,
    List<Long> peakBytes,
    List<Long> writtenBytes,
    List<Long> storedBytes) {

  /** Least, middle and greatest; of an even number of values the middle is the mean of the two. */
  record Spread(double min, double median, double max) {
    static Spread of(List<? extends Number> values) {
      List<Double> sorted = new ArrayList<>();
      values.forEach(value -> sorted.add(value.doubleValue()));
      sorted.sort(Comparator.naturalOrder());
      double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
      return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
  }

  Measurement {
    wallSeconds = List.copyOf(wallSeconds);
    if (wallSeconds.isEmpty()) {
      throw new IllegalArgumentException("A measurement has one run or more.");
    }
  }

  static Measurement of(String engine, List<Usage> runs, List<Long> storedBytes) {
    return new Measurement(
        engine,
        seconds(runs, usage -> usage.wall().toNanos() / 1e9),
        seconds(runs, usage -> usage.cpu().toNanos() / 1e9),
        bytes(runs, Usage::peakBytes),
        bytes(runs, Usage::writtenBytes),
        List.copyOf(storedBytes));
  }

  Spread wall() {
    return Spread.of(wallSeconds);
  }

  Spread cpu() {
    return Spread.of(cpuSeconds);
  }

  Spread peak() {
    return Spread.of(peakBytes);
  }

  Spread written() {
    return Spread.of(writtenBytes);
  }

  Spread stored() {
    return Spread.of(storedBytes);
  }

  private static List<Double> seconds(List<Usage> runs, ToDoubleFunction<Usage> of) {
    return runs.stream().map(of::applyAsDouble).toList();
  }

  private static List<Long> bytes(List<Usage> runs, ToLongFunction<Usage> of) {
    return runs.stream().map(of::applyAsLong).toList();
  }
}
