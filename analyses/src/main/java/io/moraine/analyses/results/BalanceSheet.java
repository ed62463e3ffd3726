package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sums of all {@link Balances}, as rows of facts and of results go by. Every row of a table is
 * given to one of the sheets to be merged, once.
 */
public final class BalanceSheet implements Serializable, Mergeable<BalanceSheet> {
  private static final long serialVersionUID = 1L;

  // By the side's place among all: left sides are even, right ones odd.
  private final List<Map<String, BigDecimal>> sums = new ArrayList<>();
  private transient Map<String, List<Entry>> byTable;

  private record Entry(int side, Balance.Term<?> term) {}

  /** Nothing has gone by yet. */
  public BalanceSheet() {
    for (int side = 0; side < 2 * Balances.ALL.size(); side++) {
      sums.add(new TreeMap<>());
    }
  }

  /** Whether rows of that table count for anything. */
  public boolean counts(TableDefinition table) {
    return entries().containsKey(table.name());
  }

  /** A row of that table goes by. */
  public void row(TableDefinition table, Record row) {
    for (Entry entry : entries().getOrDefault(table.name(), List.of())) {
      String key = entry.term().keyOf(row);
      if (key != null) {
        sums.get(entry.side()).merge(key, entry.term().amountOf(row), BigDecimal::add);
      }
    }
  }

  @Override
  public void merge(BalanceSheet other) {
    for (int side = 0; side < sums.size(); side++) {
      Map<String, BigDecimal> ours = sums.get(side);
      other.sums.get(side).forEach((key, sum) -> ours.merge(key, sum, BigDecimal::add));
    }
  }

  /** Where the sides of a balance differ. */
  public List<Balance.Difference> differences() {
    List<Balance.Difference> differences = new ArrayList<>();
    for (int balance = 0; balance < Balances.ALL.size(); balance++) {
      Map<String, BigDecimal> left = sums.get(2 * balance);
      Map<String, BigDecimal> right = sums.get(2 * balance + 1);
      TreeSet<String> keys = new TreeSet<>(left.keySet());
      keys.addAll(right.keySet());
      for (String key : keys) {
        BigDecimal leftSum = left.getOrDefault(key, BigDecimal.ZERO);
        BigDecimal rightSum = right.getOrDefault(key, BigDecimal.ZERO);
        if (leftSum.compareTo(rightSum) != 0) {
          differences.add(
              new Balance.Difference(Balances.ALL.get(balance), key, leftSum, rightSum));
        }
      }
    }
    return differences;
  }

  // Functions do not travel; the sums do.
  private Map<String, List<Entry>> entries() {
    if (byTable == null) {
      byTable = new HashMap<>();
      for (int balance = 0; balance < Balances.ALL.size(); balance++) {
        enter(2 * balance, Balances.ALL.get(balance).left());
        enter(2 * balance + 1, Balances.ALL.get(balance).right());
      }
    }
    return byTable;
  }

  private void enter(int place, Balance.Side side) {
    for (Balance.Term<?> term : side.terms()) {
      byTable
          .computeIfAbsent(term.table().name(), table -> new ArrayList<>())
          .add(new Entry(place, term));
    }
  }
}
