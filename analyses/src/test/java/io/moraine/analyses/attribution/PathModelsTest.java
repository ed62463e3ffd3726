package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathModelsTest {

  private static final List<PathModel> MODELS =
      List.of(
          PathRules.firstTouch(),
          PathRules.lastTouch(),
          PathRules.lastTouchNot("c1"),
          PathRules.linearPerTouch(),
          PathRules.linearPerChannel(),
          PathRules.position(40, 40),
          PathRules.position(30, 70),
          PathRules.timeDecay(PathRules.Repeats.FIRST_TOUCH_COUNTS),
          PathRules.timeDecay(PathRules.Repeats.LAST_TOUCH_COUNTS),
          new ShapleyValues(),
          new MarkovRemoval(1),
          new MarkovRemoval(2));

  @Test
  void everyModelGivesOutAllConversionsAndAllMoney() {
    PathCounts counts = new PathCounts();
    journeys(21, 400, 6).forEach(journey -> journey.into(counts));
    long conversions = counts.paths().stream().mapToLong(CountedPath::conversions).sum();
    long micros = counts.paths().stream().mapToLong(CountedPath::valueMicros).sum();
    assertThat(conversions).isPositive();
    for (PathModel model : MODELS) {
      PathCredit credit = model.credit(counts);
      assertThat(credit.totalUnits()).isEqualTo(Credits.units(conversions));
      assertThat(credit.valueMicros().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(micros);
      assertThat(credit.channels()).isEqualTo(counts.channels());
      assertThat(credit.shares().values().stream().mapToDouble(Double::doubleValue).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void countsMergeInAnyOrder() {
    List<Journey> journeys = journeys(22, 300, 6);
    PathCounts whole = new PathCounts();
    journeys.forEach(journey -> journey.into(whole));
    PathCounts merged = new PathCounts();
    for (int part = 4; part >= 0; part--) {
      PathCounts own = new PathCounts();
      for (int i = part; i < journeys.size(); i += 5) {
        journeys.get(i).into(own);
      }
      merged.merge(own);
    }
    assertThat(merged.channels()).isEqualTo(whole.channels());
    for (PathModel model : MODELS) {
      assertThat(model.credit(merged).conversions()).isEqualTo(model.credit(whole).conversions());
      assertThat(model.credit(merged).valueMicros()).isEqualTo(model.credit(whole).valueMicros());
    }
  }

  @Test
  void keepsApartMoreChannelsThanACharacterHolds() {
    PathCounts counts = new PathCounts();
    for (int i = 0; i < 70_000; i++) {
      counts.add(List.of("c" + i, "c" + (i + 1) % 70_000), i % 3, 1, 0);
    }
    PathCounts merged = new PathCounts();
    merged.add(List.of("z"), 1, 0, 0);
    merged.merge(counts);
    assertThat(merged.channels()).hasSize(70_001);
    Map<String, Double> first = PathRules.firstTouch().credit(merged).conversions();
    assertThat(first.get("c69998")).isEqualTo(69_998 % 3);
    assertThat(first.get("c32768")).isEqualTo(32_768 % 3);
    assertThat(first.get("z")).isEqualTo(1);
  }

  @Test
  void journeysWithoutATouchCreditNobody() {
    PathCounts counts = new PathCounts();
    counts.add(List.of(), 5, 3, 7);
    counts.add(List.of("a"), 0, 2, 0);
    for (PathModel model : MODELS) {
      assertThat(model.credit(counts).conversions()).containsExactly(Map.entry("a", 0.0));
    }
    assertThat(counts.pathless().conversions()).isEqualTo(5);
    assertThat(counts.pathless().valueMicros()).isEqualTo(7);
  }

  @Test
  void shapleyEqualsTheAverageOverAllOrdersOfArrival() {
    PathCounts counts = new PathCounts();
    List<Journey> journeys = journeys(23, 60, 5);
    journeys.forEach(journey -> journey.into(counts));
    List<String> channels = counts.channels();
    Map<String, Double> expected = new TreeMap<>();
    List<List<String>> orders = new ArrayList<>();
    permute(new ArrayList<>(channels), 0, orders);
    for (List<String> order : orders) {
      Set<String> coalition = new HashSet<>();
      double before = 0;
      for (String channel : order) {
        coalition.add(channel);
        double now = worth(journeys, coalition);
        expected.merge(channel, (now - before) / orders.size(), Double::sum);
        before = now;
      }
    }
    Map<String, Double> values = new ShapleyValues().credit(counts).conversions();
    assertThat(values.keySet()).isEqualTo(expected.keySet()).hasSize(5);
    expected.forEach(
        (channel, value) -> assertThat(values.get(channel)).isCloseTo(value, within(1e-7)));
  }

  private static double worth(List<Journey> journeys, Set<String> coalition) {
    return journeys.stream()
        .filter(journey -> coalition.containsAll(journey.path))
        .mapToLong(journey -> journey.conversions)
        .sum();
  }

  private static void permute(List<String> left, int from, List<List<String>> orders) {
    if (from == left.size()) {
      orders.add(List.copyOf(left));
    }
    for (int i = from; i < left.size(); i++) {
      Collections.swap(left, from, i);
      permute(left, from + 1, orders);
      Collections.swap(left, from, i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void removalEffectsAreThoseOfTheEliminatedEquations(int order) {
    for (int seed = 30; seed < 40; seed++) {
      List<Journey> journeys = journeys(seed, 50, 5);
      PathCounts counts = new PathCounts();
      journeys.forEach(journey -> journey.into(counts));
      MarkovChain chain = MarkovChain.of(counts, order);
      NaiveChain naive = new NaiveChain(journeys, order);
      assertThat(chain.conversionProbability())
          .isCloseTo(naive.conversion(Set.of(), false), within(1e-12));
      for (String channel : counts.channels()) {
        assertThat(chain.removalEffects().get(channel))
            .isCloseTo(
                1 - naive.conversion(Set.of(channel), false) / naive.conversion(Set.of(), false),
                within(1e-10));
        assertThat(chain.valueRemovalEffects().get(channel))
            .isCloseTo(
                1 - naive.conversion(Set.of(channel), true) / naive.conversion(Set.of(), true),
                within(1e-10));
      }
    }
  }

  @Test
  void aChannelThatFollowsItselfIsOneStep() {
    PathCounts repeated = new PathCounts();
    repeated.add(List.of("a", "a", "b", "b", "b"), 2, 1, 0);
    repeated.add(List.of("b", "a", "a"), 1, 4, 0);
    PathCounts collapsed = new PathCounts();
    collapsed.add(List.of("a", "b"), 2, 1, 0);
    collapsed.add(List.of("b", "a"), 1, 4, 0);
    assertThat(MarkovChain.of(repeated, 1).transitions())
        .isEqualTo(MarkovChain.of(collapsed, 1).transitions())
        .containsEntry("a>b", 3.0 / 8)
        .containsEntry("a>(null)", 4.0 / 8);
  }

  @Test
  void convergesWhereJourneysGoInCirclesForLong() {
    PathCounts counts = new PathCounts();
    List<String> circle = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      circle.addAll(List.of("a", "b", "c"));
    }
    counts.add(circle, 1, 1, 0);
    Map<String, Double> effects = MarkovChain.of(counts, 1).removalEffects();
    assertThat(effects.get("a")).isCloseTo(1, within(1e-9));
    assertThat(effects.get("c")).isCloseTo(1, within(1e-9));
  }

  /** Each channel has an effect of its own and is touched as often as any other. */
  @Test
  void ranksTheChannelFirstThatConverts() {
    Random random = new Random(77);
    Map<String, Double> effects = new LinkedHashMap<>();
    effects.put("display", 0.005);
    effects.put("social", 0.01);
    effects.put("search", 0.02);
    effects.put("mail", 0.12);
    effects.put("affiliate", 0.015);
    List<String> channels = List.copyOf(effects.keySet());
    PathCounts counts = new PathCounts();
    for (int journey = 0; journey < 100_000; journey++) {
      List<String> path = new ArrayList<>();
      double stays = 1;
      int touches = 1 + random.nextInt(4);
      for (int touch = 0; touch < touches; touch++) {
        String channel = channels.get(random.nextInt(channels.size()));
        path.add(channel);
        stays *= 1 - effects.get(channel);
      }
      boolean converts = random.nextDouble() > stays;
      counts.add(path, converts ? 1 : 0, converts ? 0 : 1, converts ? 1_000_000 : 0);
    }
    for (PathModel model :
        List.of(new ShapleyValues(), new MarkovRemoval(1), new MarkovRemoval(2))) {
      assertThat(strongest(model.credit(counts).conversions())).isEqualTo("mail");
    }
  }

  private static String strongest(Map<String, Double> credit) {
    return credit.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> PathRules.position(60, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 100 together, but they are 60.0 and 50.0");
    assertThatThrownBy(() -> MarkovChain.of(new PathCounts(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The order of a Markov chain is a number of channels from 1, but is 0.");
    assertThatThrownBy(() -> new PathCounts().add(List.of("a"), -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has -1 and 0");
  }

  private static List<Journey> journeys(int seed, int paths, int channels) {
    Random random = new Random(seed);
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < paths; i++) {
      List<String> path = new ArrayList<>();
      int length = 1 + random.nextInt(6);
      for (int touch = 0; touch < length; touch++) {
        path.add("c" + random.nextInt(channels));
      }
      long conversions = random.nextInt(4);
      journeys.add(
          new Journey(path, conversions, 1 + random.nextInt(5), conversions * random.nextInt(900)));
    }
    return journeys;
  }

  private record Journey(List<String> path, long conversions, long nulls, long valueMicros) {
    void into(PathCounts counts) {
      counts.add(path, conversions, nulls, valueMicros);
    }
  }

  /** Every journey walked step by step, and the equations solved by elimination. */
  private static final class NaiveChain {

    private final Map<List<String>, Map<List<String>, Double>> steps = new LinkedHashMap<>();

    private NaiveChain(List<Journey> journeys, int order) {
      for (Journey journey : journeys) {
        List<String> from = List.of();
        List<String> path = journey.path();
        for (int end = Math.min(order, path.size()); end <= path.size(); end++) {
          List<String> to = path.subList(Math.max(0, end - order), end);
          if (!to.equals(from)) {
            count(from, to, journey.conversions() + journey.nulls());
            from = to;
          }
        }
        count(from, List.of("(conversion)", "end"), journey.conversions());
        count(from, List.of("(null)", "end"), journey.nulls());
        value(from, journey.valueMicros());
      }
    }

    private final Map<List<String>, Double> values = new LinkedHashMap<>();

    private void count(List<String> from, List<String> to, double times) {
      steps.computeIfAbsent(from, unseen -> new LinkedHashMap<>()).merge(to, times, Double::sum);
    }

    private void value(List<String> from, double micros) {
      values.merge(from, micros, Double::sum);
    }

    private double conversion(Set<String> removed, boolean money) {
      List<List<String>> states =
          steps.keySet().stream()
              .filter(state -> state.stream().noneMatch(removed::contains))
              .toList();
      int n = states.size();
      double[][] equations = new double[n][n + 1];
      for (int i = 0; i < n; i++) {
        Map<List<String>, Double> next = steps.get(states.get(i));
        double all = next.values().stream().mapToDouble(Double::doubleValue).sum();
        equations[i][i] = 1;
        for (int j = 0; j < n; j++) {
          equations[i][j] -= next.getOrDefault(states.get(j), 0.0) / all;
        }
        double reward =
            money
                ? values.getOrDefault(states.get(i), 0.0)
                : next.getOrDefault(List.of("(conversion)", "end"), 0.0);
        equations[i][n] = reward / all;
      }
      return solve(equations)[states.indexOf(List.of())];
    }

    private static double[] solve(double[][] equations) {
      int n = equations.length;
      for (int column = 0; column < n; column++) {
        int pivot = column;
        for (int row = column; row < n; row++) {
          pivot =
              Math.abs(equations[row][column]) > Math.abs(equations[pivot][column]) ? row : pivot;
        }
        double[] swapped = equations[column];
        equations[column] = equations[pivot];
        equations[pivot] = swapped;
        for (int row = 0; row < n; row++) {
          if (row != column) {
            double times = equations[row][column] / equations[column][column];
            for (int k = column; k <= n; k++) {
              equations[row][k] -= times * equations[column][k];
            }
          }
        }
      }
      double[] solution = new double[n];
      Arrays.setAll(solution, i -> equations[i][n] / equations[i][i]);
      return solution;
    }
  }
}
