package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
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
  private final List<Map<Object, Sum>> sums = new ArrayList<>();
  // What was counted already, as 64-bit hashes, by the same places and keys.
  private final List<Map<Object, LongOpenHashSet>> distinct = new ArrayList<>();
  private transient Map<String, List<Entry>> byTable;

  /** A term of a side, and the sum of the key that the last row had: rows often have the same. */
  private static final class Entry {
    private final int side;
    private final Balance.Term<?> term;
    private Object key;
    private Sum sum;

    Entry(int side, Balance.Term<?> term) {
      this.side = side;
      this.term = term;
    }
  }

  /** Nothing has gone by yet. */
  public BalanceSheet() {
    for (int side = 0; side < 2 * Balances.ALL.size(); side++) {
      sums.add(new HashMap<>());
      distinct.add(new HashMap<>());
    }
  }

  /** Whether rows of that table count for anything. */
  public boolean counts(TableDefinition table) {
    return entries().containsKey(table.name());
  }

  /** A row of that table goes by. */
  public void row(TableDefinition table, Object row) {
    for (Entry entry : entries().getOrDefault(table.name(), List.of())) {
      Object key = entry.term.keyOf(row);
      if (key == null) {
        continue;
      }
      if (entry.term.identity().isEmpty()) {
        sum(entry, key).add(entry.term.amountOf(row));
      } else {
        distinct
            .get(entry.side)
            .computeIfAbsent(key, unseen -> new LongOpenHashSet())
            .add(hash(entry.term.identityOf(row).orElseThrow()));
      }
    }
  }

  private Sum sum(Entry entry, Object key) {
    if (!key.equals(entry.key)) {
      entry.key = key;
      entry.sum = sums.get(entry.side).computeIfAbsent(key, first -> new Sum());
    }
    return entry.sum;
  }

  @Override
  public void merge(BalanceSheet other) {
    for (int side = 0; side < sums.size(); side++) {
      Map<Object, Sum> ours = sums.get(side);
      other
          .sums
          .get(side)
          .forEach((key, sum) -> ours.computeIfAbsent(key, first -> new Sum()).add(sum));
      Map<Object, LongOpenHashSet> seen = distinct.get(side);
      other
          .distinct
          .get(side)
          .forEach(
              (key, hashes) ->
                  seen.computeIfAbsent(key, unseen -> new LongOpenHashSet()).addAll(hashes));
    }
  }

  /** Where the sides of a balance differ. */
  public List<Balance.Difference> differences() {
    List<Balance.Difference> differences = new ArrayList<>();
    for (int balance = 0; balance < Balances.ALL.size(); balance++) {
      Map<String, BigDecimal> left = all(2 * balance);
      Map<String, BigDecimal> right = all(2 * balance + 1);
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

  private Map<String, BigDecimal> all(int side) {
    Map<String, BigDecimal> all = new TreeMap<>();
    sums.get(side).forEach((key, sum) -> all.merge(key.toString(), sum.amount(), BigDecimal::add));
    distinct
        .get(side)
        .forEach(
            (key, hashes) ->
                all.merge(key.toString(), BigDecimal.valueOf(hashes.size()), BigDecimal::add));
    return all;
  }

  /**
   * FNV-1a over the characters, mixed: of ten million texts, two are taken for one in three of a
   * million cases.
   */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return HashCommon.mix(hash);
  }

  /** Whole numbers, which most amounts are, are summed by themselves: they are many. */
  private static final class Sum implements Serializable {
    private static final long serialVersionUID = 1L;

    private long whole;
    private BigDecimal rest = BigDecimal.ZERO;

    void add(BigDecimal amount) {
      if (amount.scale() == 0) {
        whole = Math.addExact(whole, amount.longValueExact());
      } else {
        rest = rest.add(amount);
      }
    }

    void add(Sum other) {
      whole = Math.addExact(whole, other.whole);
      rest = rest.add(other.rest);
    }

    BigDecimal amount() {
      return rest.add(BigDecimal.valueOf(whole));
    }
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
