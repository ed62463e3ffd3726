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
import java.util.stream.Stream;

/**
 * The sums of all {@link Balances}, as rows of facts and of results go by. Every row of a table is
 * given to one of the sheets to be merged, once.
 */
public final class BalanceSheet implements Serializable, Mergeable<BalanceSheet> {
  private static final long serialVersionUID = 1L;

  // By the place of the keyed terms and by their key: the sum of each term.
  private final List<Map<Object, Sum[]>> sums = new ArrayList<>();
  // By side and key what was counted already, as 64-bit hashes.
  private final List<Map<Object, LongOpenHashSet>> distinct = new ArrayList<>();
  private transient Map<String, Entries> byTable;

  /** What rows of a table are asked for. */
  private static final class Entries {
    private final List<Entry> summed = new ArrayList<>();
    private final List<BalanceTerms.Distinct> distinct = new ArrayList<>();
  }

  /** Keyed terms, and the sums of the key that the last row had: rows often have the same. */
  private static final class Entry {
    private final BalanceTerms.Keyed keyed;
    private Object key;
    private Sum[] sums;

    Entry(BalanceTerms.Keyed keyed) {
      this.keyed = keyed;
    }
  }

  /** Nothing has gone by yet. */
  public BalanceSheet() {
    BalanceTerms.ALL.summed().forEach(keyed -> sums.add(new HashMap<>()));
    for (int side = 0; side < 2 * Balances.ALL.size(); side++) {
      distinct.add(new HashMap<>());
    }
  }

  /** Whether rows of that table count for anything. */
  public boolean counts(TableDefinition table) {
    return entries().containsKey(table.name());
  }

  /** A row of that table goes by. */
  public void row(TableDefinition table, Object row) {
    Entries entries = entries().get(table.name());
    if (entries == null) {
      return;
    }
    for (int i = 0; i < entries.summed.size(); i++) {
      sum(entries.summed.get(i), row);
    }
    for (int i = 0; i < entries.distinct.size(); i++) {
      count(entries.distinct.get(i), row);
    }
  }

  private void sum(Entry entry, Object row) {
    Object key = entry.keyed.keyOf(row);
    if (key == null) {
      return;
    }
    List<Balance.Term<?>> terms = entry.keyed.terms();
    if (!key.equals(entry.key)) {
      entry.key = key;
      entry.sums = sums(entry.keyed.place(), key, terms.size());
    }
    for (int i = 0; i < terms.size(); i++) {
      entry.sums[i].add(terms.get(i).amountOf(row));
    }
  }

  private void count(BalanceTerms.Distinct entry, Object row) {
    Object key = entry.term().keyOf(row);
    if (key != null) {
      seen(entry.side(), key).add(hash(entry.term().identityOf(row).orElseThrow()));
    }
  }

  private Sum[] sums(int place, Object key, int terms) {
    return sums.get(place)
        .computeIfAbsent(key, first -> Stream.generate(Sum::new).limit(terms).toArray(Sum[]::new));
  }

  private LongOpenHashSet seen(int side, Object key) {
    return distinct.get(side).computeIfAbsent(key, unseen -> new LongOpenHashSet());
  }

  @Override
  public void merge(BalanceSheet other) {
    for (int place = 0; place < sums.size(); place++) {
      for (Map.Entry<Object, Sum[]> theirs : other.sums.get(place).entrySet()) {
        Sum[] ours = sums(place, theirs.getKey(), theirs.getValue().length);
        for (int i = 0; i < ours.length; i++) {
          ours[i].add(theirs.getValue()[i]);
        }
      }
    }
    for (int side = 0; side < distinct.size(); side++) {
      for (Map.Entry<Object, LongOpenHashSet> theirs : other.distinct.get(side).entrySet()) {
        seen(side, theirs.getKey()).addAll(theirs.getValue());
      }
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
    for (Balance.Term<?> term : BalanceTerms.side(Balances.ALL, side).terms()) {
      if (term.identity().isEmpty()) {
        BalanceTerms.Place place = BalanceTerms.ALL.placeOf(term);
        sums.get(place.keyed())
            .forEach(
                (key, sum) ->
                    all.merge(key.toString(), sum[place.term()].amount(), BigDecimal::add));
      }
    }
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
  private Map<String, Entries> entries() {
    if (byTable == null) {
      byTable = new HashMap<>();
      for (BalanceTerms.Keyed keyed : BalanceTerms.ALL.summed()) {
        entries(keyed.table()).summed.add(new Entry(keyed));
      }
      for (BalanceTerms.Distinct term : BalanceTerms.ALL.distinct()) {
        entries(term.term().table().name()).distinct.add(term);
      }
    }
    return byTable;
  }

  private Entries entries(String table) {
    return byTable.computeIfAbsent(table, first -> new Entries());
  }
}
