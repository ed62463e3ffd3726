package io.moraine.analyses.attribution;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Journeys, counted as what the models over all of them need: steps between values and ends for
 * {@link MarkovRemoval}, the sets of values that conversions touched for {@link ShapleyValues}. It
 * grows with the steps and sets that there are, not with journeys or their length.
 */
final class JourneyCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int START = -1;

  private final Long2LongOpenHashMap steps = new Long2LongOpenHashMap();
  private final Int2ObjectOpenHashMap<Ends> ends = new Int2ObjectOpenHashMap<>();
  private final PathCounts sets = new PathCounts();

  /** How journeys ended at a value. */
  private static final class Ends implements Serializable {
    private static final long serialVersionUID = 1L;

    private long conversions;
    private long nulls;
    private long valueMicros;
  }

  /**
   * Counts a journey that converted.
   *
   * @param values numbers of the values touched, from one place to before another, at least one
   * @param numbers whose numbers they are
   */
  void converted(int[] values, int from, int to, long valueMicros, ValueNumbers numbers) {
    Ends end = walk(values, from, to);
    end.conversions++;
    end.valueMicros = Math.addExact(end.valueMicros, valueMicros);
    List<String> touched =
        to - from == 1
            ? List.of(numbers.value(values[from]))
            : Arrays.stream(values, from, to).distinct().mapToObj(numbers::value).sorted().toList();
    sets.add(touched, 1, 0, valueMicros);
  }

  /** Counts a journey that led to no conversion. */
  void ended(int[] values, int from, int to) {
    walk(values, from, to).nulls++;
  }

  private Ends walk(int[] values, int from, int to) {
    int before = START;
    for (int i = from; i < to; i++) {
      if (values[i] != before) {
        steps.addTo(step(before, values[i]), 1);
        before = values[i];
      }
    }
    return endsAt(before);
  }

  private Ends endsAt(int value) {
    return ends.computeIfAbsent(value, unseen -> new Ends());
  }

  /**
   * Takes in what another has counted.
   *
   * @param renumbered by the other's number of a value ours
   */
  void merge(JourneyCounts other, int[] renumbered) {
    for (Long2LongMap.Entry step : other.steps.long2LongEntrySet()) {
      int from = from(step.getLongKey());
      int to = renumbered[to(step.getLongKey())];
      steps.addTo(step(from == START ? START : renumbered[from], to), step.getLongValue());
    }
    other.ends.forEach(
        (value, theirs) -> {
          Ends ours = endsAt(renumbered[value]);
          ours.conversions += theirs.conversions;
          ours.nulls += theirs.nulls;
          ours.valueMicros = Math.addExact(ours.valueMicros, theirs.valueMicros);
        });
    sets.merge(other.sets);
  }

  /**
   * The steps between values as they are named. A step between two values of one name is none, as
   * it is where a value follows itself.
   *
   * @param channels every name, sorted
   */
  ChannelSteps steps(List<String> channels, ValueNumbers numbers, UnaryOperator<String> name) {
    ChannelSteps told = ChannelSteps.none(channels);
    int[] places = new int[numbers.size()];
    Arrays.setAll(places, number -> channels.indexOf(name.apply(numbers.value(number))));
    for (Long2LongMap.Entry step : steps.long2LongEntrySet()) {
      int from = from(step.getLongKey());
      int to = places[to(step.getLongKey())];
      if (from == START) {
        told.started()[to] += step.getLongValue();
      } else if (places[from] != to) {
        told.steps()[places[from]][to] += step.getLongValue();
      }
    }
    ends.forEach(
        (value, end) -> {
          told.conversions()[places[value]] += end.conversions;
          told.nulls()[places[value]] += end.nulls;
          told.valueMicros()[places[value]] += end.valueMicros;
        });
    return told;
  }

  /** The sets of values that conversions touched, as they are named. */
  PathCounts sets(UnaryOperator<String> name) {
    return sets.renamed(name);
  }

  private static long step(int from, int to) {
    return (long) from << 32 | to;
  }

  private static int from(long step) {
    return (int) (step >> 32);
  }

  private static int to(long step) {
    return (int) step;
  }
}
