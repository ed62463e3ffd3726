package io.moraine.cli.analyze;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Of rows that come one after the other, those with the greatest number; of equal ones the first.
 */
final class GreatestRows {
  private static final Comparator<Placed> BETTER =
      Comparator.comparingDouble(Placed::number).reversed().thenComparingLong(Placed::place);

  private final int most;
  private final PriorityQueue<Placed> best = new PriorityQueue<>(BETTER.reversed());
  private long place;

  private record Placed(List<Object> row, double number, long place) {}

  /**
   * @param most how many are kept
   */
  GreatestRows(int most) {
    this.most = most;
  }

  void add(List<Object> row, double number) {
    best.add(new Placed(row, number, place++));
    if (best.size() > most) {
      best.poll();
    }
  }

  /** From the greatest to the least. */
  List<List<Object>> ranked() {
    return best.stream().sorted(BETTER).map(Placed::row).toList();
  }

  /** In the order in which they came. */
  List<List<Object>> inOrder() {
    return best.stream().sorted(Comparator.comparingLong(Placed::place)).map(Placed::row).toList();
  }
}
