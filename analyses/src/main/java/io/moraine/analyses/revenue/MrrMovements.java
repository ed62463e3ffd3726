package io.moraine.analyses.revenue;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The walk of monthly recurring revenue, of one account after the other, for each plan and for all
 * plans of a currency together.
 *
 * <p>What an account is in a month (new, going on, churned) is decided over all its plans in the
 * currency. So an account that changes its plan is no churn: the old plan's walk has a contraction,
 * the new plan's an expansion, and that of all plans has only the difference. Each walk adds up,
 * and the starts and ends of the plans are those of all plans together; the movements between need
 * not be.
 */
public final class MrrMovements implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of a plan: all plans together. */
  public static final String ALL_PLANS = "";

  private record Key(String currency, String plan) implements Serializable, Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::currency).thenComparing(Key::plan);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final int months;
  private final Map<Key, MrrMovement[]> walks = new TreeMap<>();

  /** For so many months. */
  public MrrMovements(int months) {
    this.months = months;
  }

  /**
   * Counts one account.
   *
   * @param amounts what it pays, in any order; several of a month and plan add up
   */
  public void add(List<MrrAmount> amounts) {
    Map<String, Map<String, Map<Integer, BigDecimal>>> byCurrency = new TreeMap<>();
    for (MrrAmount paid : amounts) {
      if (paid.plan().equals(ALL_PLANS)) {
        throw new IllegalArgumentException(
            "An amount in " + paid.currency() + " is of a plan without a name.");
      }
      Map<String, Map<Integer, BigDecimal>> byPlan =
          byCurrency.computeIfAbsent(paid.currency(), first -> new TreeMap<>());
      for (String plan : List.of(paid.plan(), ALL_PLANS)) {
        byPlan
            .computeIfAbsent(plan, first -> new HashMap<>())
            .merge(paid.month(), paid.amount(), BigDecimal::add);
      }
    }
    byCurrency.forEach(this::add);
  }

  private void add(String currency, Map<String, Map<Integer, BigDecimal>> byPlan) {
    Map<Integer, BigDecimal> total = byPlan.get(ALL_PLANS);
    boolean paidBefore =
        total.entrySet().stream()
            .anyMatch(paid -> paid.getKey() < 0 && paid.getValue().signum() > 0);
    for (int month = 0; month < months; month++) {
      boolean before = of(total, month - 1).signum() > 0;
      boolean now = of(total, month).signum() > 0;
      if (before || now) {
        AccountCourse course = course(before, now, paidBefore);
        for (Map.Entry<String, Map<Integer, BigDecimal>> plan : byPlan.entrySet()) {
          BigDecimal start = of(plan.getValue(), month - 1);
          BigDecimal end = of(plan.getValue(), month);
          add(new Key(currency, plan.getKey()), month, MrrMovement.of(start, end, course));
        }
      }
      paidBefore |= now;
    }
  }

  private static AccountCourse course(boolean before, boolean now, boolean paidBefore) {
    if (!now) {
      return AccountCourse.CHURNED;
    } else if (before) {
      return AccountCourse.GOES_ON;
    }
    return paidBefore ? AccountCourse.REACTIVATED : AccountCourse.NEW;
  }

  private static BigDecimal of(Map<Integer, BigDecimal> byMonth, int month) {
    return byMonth.getOrDefault(month, BigDecimal.ZERO);
  }

  private void add(Key key, int month, MrrMovement movement) {
    MrrMovement[] walk = walks.computeIfAbsent(key, first -> new MrrMovement[months]);
    walk[month] = walk[month] == null ? movement : walk[month].plus(movement);
  }

  /** Adds what another of the same months has counted. */
  public void merge(MrrMovements other) {
    if (other.months != months) {
      throw new IllegalArgumentException("Movements of other months do not add up with these.");
    }
    other.walks.forEach(
        (key, walk) -> {
          for (int month = 0; month < months; month++) {
            if (walk[month] != null) {
              add(key, month, walk[month]);
            }
          }
        });
  }

  /** Every month of every plan ever paid for, by currency, plan and month. */
  public List<MrrCell> cells() {
    List<MrrCell> cells = new ArrayList<>();
    walks.forEach(
        (key, walk) -> {
          for (int month = 0; month < months; month++) {
            MrrMovement movement = walk[month] == null ? MrrMovement.NONE : walk[month];
            cells.add(new MrrCell(month, key.plan, key.currency, movement));
          }
        });
    return cells;
  }
}
