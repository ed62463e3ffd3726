package io.moraine.analyses.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The terms of all {@link Balances}, table by table: what several balances have in common comes
 * once, and what is summed by the same key comes together, so that a row is asked for it once.
 */
final class BalanceTerms {
  /** They are the same wherever sheets are made. */
  static final BalanceTerms ALL = new BalanceTerms(Balances.ALL);

  private final List<Keyed> summed = new ArrayList<>();
  private final List<Distinct> distinct = new ArrayList<>();
  private final Map<Balance.Term<?>, Place> places = new HashMap<>();

  /**
   * Terms of one table whose key is the same.
   *
   * @param place among all of them
   */
  record Keyed(int place, String table, List<Balance.Term<?>> terms) {
    Object keyOf(Object row) {
      return terms.get(0).keyOf(row);
    }
  }

  /** A term of a side, by its place among all sides, that counts different ones. */
  record Distinct(int side, Balance.Term<?> term) {}

  /** Where a term is summed: among which keyed ones, and which of these it is. */
  record Place(int keyed, int term) {}

  private record KeyOfTable(String table, Function<?, ?> key) {}

  private BalanceTerms(List<Balance> balances) {
    Map<KeyOfTable, Set<Balance.Term<?>>> byKey = new LinkedHashMap<>();
    for (int side = 0; side < 2 * balances.size(); side++) {
      for (Balance.Term<?> term : side(balances, side).terms()) {
        if (term.identity().isPresent()) {
          distinct.add(new Distinct(side, term));
        } else {
          byKey
              .computeIfAbsent(
                  new KeyOfTable(term.table().name(), term.key()), key -> new LinkedHashSet<>())
              .add(term);
        }
      }
    }
    byKey.forEach(
        (key, terms) -> summed.add(new Keyed(summed.size(), key.table(), List.copyOf(terms))));
    for (Keyed keyed : summed) {
      for (int i = 0; i < keyed.terms().size(); i++) {
        places.put(keyed.terms().get(i), new Place(keyed.place(), i));
      }
    }
  }

  /** A side of some balance: left ones have even numbers, right ones odd. */
  static Balance.Side side(List<Balance> balances, int side) {
    Balance balance = balances.get(side / 2);
    return side % 2 == 0 ? balance.left() : balance.right();
  }

  List<Keyed> summed() {
    return summed;
  }

  List<Distinct> distinct() {
    return distinct;
  }

  Place placeOf(Balance.Term<?> term) {
    return places.get(term);
  }
}
