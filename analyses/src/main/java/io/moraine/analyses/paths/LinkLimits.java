package io.moraine.analyses.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Which links an answer shows.
 *
 * @param most the heaviest; ties in the order of their names
 * @param leastWeight those of no less
 * @param mostWeight and no more paths
 */
record LinkLimits(int most, long leastWeight, long mostWeight) {
  /**
   * Those of the links that are shown, heaviest first; also without those that lead from nowhere.
   */
  List<Link> choose(Set<Link> links, ToLongFunction<Link> weight) {
    List<Link> heaviest = new ArrayList<>(links);
    heaviest.removeIf(
        link -> weight.applyAsLong(link) < leastWeight || weight.applyAsLong(link) > mostWeight);
    heaviest.sort(
        Comparator.comparingLong((Link link) -> -weight.applyAsLong(link))
            .thenComparing(Link::source)
            .thenComparing(Link::target));
    List<Link> kept = heaviest.subList(0, Math.min(most, heaviest.size()));
    Set<String> reached = reached(kept);
    return kept.stream().filter(link -> reached.contains(link.source())).toList();
  }

  private static Set<String> reached(List<Link> links) {
    Map<String, List<String>> targets = new HashMap<>();
    Set<String> reached = new HashSet<>();
    Deque<String> left = new ArrayDeque<>();
    for (Link link : links) {
      targets.computeIfAbsent(link.source(), first -> new ArrayList<>()).add(link.target());
      if (link.position() == 1 && reached.add(link.source())) {
        left.add(link.source());
      }
    }
    while (!left.isEmpty()) {
      for (String target : targets.getOrDefault(left.remove(), List.of())) {
        if (reached.add(target)) {
          left.add(target);
        }
      }
    }
    return reached;
  }
}
