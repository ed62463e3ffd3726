package io.moraine.analyses.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.commerce.PairCounts.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairCountsTest {
  private static final int ALL = 1 << 20;

  private static PairCounts counted(int mostPairs, int perBasket, List<Set<String>> baskets) {
    PairCounts counts = new PairCounts(mostPairs);
    for (Set<String> products : baskets) {
      PairCounts.Basket basket = counts.basket(perBasket);
      products.forEach(basket::add);
    }
    return counts;
  }

  private static List<Set<String>> baskets(Random dice, int count, int products) {
    List<Set<String>> baskets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Set<String> basket = new LinkedHashSet<>();
      for (int bought = dice.nextInt(8); bought > 0; bought--) {
        int product = (int) (products * Math.pow(dice.nextDouble(), 2));
        basket.add("p" + product);
      }
      baskets.add(basket);
    }
    return baskets;
  }

  private static Map<String, Long> naive(List<Set<String>> baskets) {
    Map<String, Long> both = new TreeMap<>();
    for (Set<String> basket : baskets) {
      for (String a : basket) {
        for (String b : basket) {
          if (a.compareTo(b) < 0) {
            both.merge(a + " " + b, 1L, Long::sum);
          }
        }
      }
    }
    return both;
  }

  private static Map<String, Long> byPair(PairCounts counts) {
    Map<String, Long> both = new TreeMap<>();
    counts.top(ALL).forEach(pair -> both.put(pair.productA() + " " + pair.productB(), pair.both()));
    return both;
  }

  @Test
  void countsAsTheNaiveTwinDoes() {
    List<Set<String>> baskets = baskets(new Random(4), 3_000, 60);
    PairCounts counts = counted(ALL, 50, baskets);

    Map<String, Long> expected = naive(baskets);
    assertThat(expected).hasSizeGreaterThan(500);
    assertThat(byPair(counts)).isEqualTo(expected);
    assertThat(counts.pairs()).isEqualTo(expected.size());
    assertThat(counts.pairShare()).isEqualTo(1);
    assertThat(counts.baskets()).isEqualTo(baskets.stream().filter(b -> !b.isEmpty()).count());
    for (Pair pair : counts.top(20)) {
      assertThat(pair.withA())
          .isEqualTo(baskets.stream().filter(b -> b.contains(pair.productA())).count());
      assertThat(pair.withB())
          .isEqualTo(baskets.stream().filter(b -> b.contains(pair.productB())).count());
    }
  }

  @Test
  void ranksByCountAndThenByName() {
    PairCounts counts =
        counted(
            ALL,
            50,
            List.of(Set.of("b", "c"), Set.of("a", "c"), Set.of("a", "b"), Set.of("b", "c")));

    assertThat(counts.top(2))
        .containsExactly(new Pair("b", "c", 2, 3, 3), new Pair("a", "b", 1, 2, 3));
  }

  @Test
  void countsWhatABasketHasTooMany() {
    Set<String> five = new LinkedHashSet<>(List.of("e", "d", "c", "b", "a"));
    PairCounts counts = counted(ALL, 3, List.of(five, Set.of("a", "b")));

    assertThat(counts.basketsCut()).isEqualTo(1);
    assertThat(counts.productsLeftOut()).isEqualTo(2);
    assertThat(byPair(counts)).isEqualTo(Map.of("c d", 1L, "c e", 1L, "d e", 1L, "a b", 1L));
    assertThat(counts.top(1)).containsExactly(new Pair("a", "b", 1, 1, 1));
  }

  @Test
  void keepsTheSameSampleWithExactCountsInEveryOrder() {
    Random dice = new Random(9);
    List<Set<String>> baskets = baskets(dice, 4_000, 400);
    Map<String, Long> expected = naive(baskets);
    int most = expected.size() / 5;
    PairCounts atOnce = counted(most, 50, baskets);

    assertThat(atOnce.pairShare()).isEqualTo(0.125);
    assertThat(atOnce.pairs()).isBetween(most / 4L, (long) most);
    assertThat(byPair(atOnce))
        .allSatisfy((pair, both) -> assertThat(both).isEqualTo(expected.get(pair)));

    for (int round = 0; round < 5; round++) {
      Collections.shuffle(baskets, dice);
      List<PairCounts> parts = new ArrayList<>();
      int from = 0;
      while (from < baskets.size()) {
        int to = Math.min(baskets.size(), from + 1 + dice.nextInt(2_000));
        parts.add(counted(most, 50, baskets.subList(from, to)));
        from = to;
      }
      PairCounts merged = new PairCounts(most);
      Collections.shuffle(parts, dice);
      parts.forEach(merged::merge);
      assertThat(merged.pairShare()).isEqualTo(atOnce.pairShare());
      assertThat(new HashMap<>(byPair(merged))).isEqualTo(byPair(atOnce));
    }
  }
}
