package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Journeys counted as steps and sets, beside the same journeys counted as whole paths. */
final class JourneyCountsTest {

  private record Path(List<String> channels, boolean converted, long micros) {}

  @Test
  void stepsAndSetsSayWhatPathsSay() {
    same(UnaryOperator.identity());
  }

  @Test
  void severalChannelsUnderOneNameAreOne() {
    same(channel -> channel.compareTo("c3") < 0 ? channel : "rest");
  }

  /** Parts come with numbers of their own, as those of workers do. */
  private static void same(UnaryOperator<String> name) {
    List<Path> paths = paths(31, 600);
    PathCounts whole = new PathCounts();
    ValueNumbers numbers = new ValueNumbers();
    JourneyCounts counts = new JourneyCounts();
    for (int part = 3; part >= 0; part--) {
      ValueNumbers ownNumbers = new ValueNumbers();
      JourneyCounts own = new JourneyCounts();
      for (int i = part; i < paths.size(); i += 4) {
        Path path = paths.get(i);
        whole.add(
            path.channels().stream().map(name).toList(),
            path.converted() ? 1 : 0,
            path.converted() ? 0 : 1,
            path.micros());
        int[] values = path.channels().stream().mapToInt(ownNumbers::of).toArray();
        if (path.converted()) {
          own.converted(values, 0, values.length, path.micros(), ownNumbers);
        } else {
          own.ended(values, 0, values.length);
        }
      }
      counts.merge(own, numbers.merge(ownNumbers));
    }
    ChannelSteps steps = counts.steps(whole.channels(), numbers, name);
    same(MarkovRemoval.credit(steps), new MarkovRemoval(1).credit(whole));
    same(new ShapleyValues().credit(counts.sets(name)), new ShapleyValues().credit(whole));
    assertThat(MarkovChain.of(steps).transitions())
        .containsExactlyInAnyOrderEntriesOf(MarkovChain.of(whole, 1).transitions());
  }

  private static void same(PathCredit own, PathCredit expected) {
    Map<String, Double> conversions = expected.conversions();
    assertThat(own.conversions().keySet()).isNotEmpty();
    conversions.forEach(
        (channel, credit) ->
            assertThat(own.conversions().getOrDefault(channel, 0.0))
                .as(channel)
                .isCloseTo(credit, within(1e-8)));
    assertThat(own.totalUnits()).isEqualTo(expected.totalUnits());
  }

  @Test
  void moneyBelowNothingGoesAsTheConversionsDo() {
    ValueNumbers numbers = new ValueNumbers();
    JourneyCounts counts = new JourneyCounts();
    counts.converted(new int[] {numbers.of("a")}, 0, 1, 5_000_000, numbers);
    counts.converted(new int[] {numbers.of("b")}, 0, 1, -2_000_000, numbers);
    PathCredit credit =
        MarkovRemoval.credit(counts.steps(List.of("a", "b"), numbers, UnaryOperator.identity()));
    assertThat(credit.valueMicros()).isEqualTo(Map.of("a", 1_500_000L, "b", 1_500_000L));
  }

  private static List<Path> paths(long seed, int count) {
    Random random = new Random(seed);
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean converted = random.nextInt(4) == 0;
      paths.add(
          new Path(
              IntStream.rangeClosed(0, random.nextInt(6))
                  .mapToObj(at -> "c" + random.nextInt(6))
                  .toList(),
              converted,
              converted ? random.nextInt(90_000_000) : 0));
    }
    return paths;
  }

  /**
   * A market in which one channel makes people buy and another one only meets those who would have
   * bought anyhow: the models over all journeys have to see it, and the last touch does not.
   */
  @Test
  void theChannelThatWorksIsFoundWhateverComesLast() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      PathCounts counts = new PathCounts();
      for (int journey = 0; journey < 20_000; journey++) {
        List<String> path = new ArrayList<>();
        boolean works = random.nextDouble() < 0.3;
        for (String channel : List.of("search", "social", "display")) {
          if (random.nextDouble() < 0.4) {
            path.add(channel);
          }
        }
        if (works) {
          path.add(random.nextInt(path.size() + 1), "works");
        }
        Collections.shuffle(path, random);
        if (random.nextDouble() < 0.4) {
          path.add("harvests");
        }
        boolean converted = random.nextDouble() < (works ? 0.22 : 0.02);
        counts.add(path, converted ? 1 : 0, converted ? 0 : 1, converted ? 1_000_000 : 0);
      }
      assertThat(first(new MarkovRemoval(1).credit(counts))).isEqualTo("works");
      assertThat(first(new ShapleyValues().credit(counts))).isEqualTo("works");
      assertThat(first(PathRules.lastTouch().credit(counts))).isEqualTo("harvests");
    }
  }

  private static String first(PathCredit credit) {
    return credit.conversions().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
