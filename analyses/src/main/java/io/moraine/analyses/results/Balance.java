package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two sums over rows of tables that have to be the same, in all or key by key. Rows of facts count
 * without those of flagged bots.
 *
 * @param sentence what holds, for people
 * @param left one side
 * @param right the other side
 */
public record Balance(String sentence, Side left, Side right) {

  /**
   * One side of a balance.
   *
   * @param name what is summed, such as {@code sessions of results.traffic_sources}
   * @param terms what each row of which tables adds to which key
   */
  public record Side(String name, List<Term<?>> terms) {
    public Side {
      terms = List.copyOf(terms);
    }

    /** A sum over the rows of one table, in all. */
    public static <R> Side sum(
        String name, TableDefinition table, Class<R> type, Function<R, BigDecimal> amount) {
      return new Side(name, List.of(new Term<>(table, type, row -> "", amount)));
    }

    /** A sum over the rows of one table, key by key; rows whose key is null do not count. */
    public static <R> Side sum(
        String name,
        TableDefinition table,
        Class<R> type,
        Function<R, ?> key,
        Function<R, BigDecimal> amount) {
      return new Side(name, List.of(new Term<>(table, type, key, amount)));
    }

    /** How many different ones the rows of one table name, key by key. */
    public static <R> Side distinct(
        String name,
        TableDefinition table,
        Class<R> type,
        Function<R, ?> key,
        Function<R, String> identity) {
      return new Side(
          name,
          List.of(new Term<>(table, type, key, row -> BigDecimal.ONE, Optional.of(identity))));
    }

    /** The same and something more. */
    public Side plus(Side other) {
      List<Term<?>> all = new ArrayList<>(terms);
      all.addAll(other.terms);
      return new Side(name + " and " + other.name, all);
    }
  }

  /**
   * What each row of a table adds.
   *
   * @param key to which key, a serializable value; null adds nothing
   * @param amount how much
   * @param identity what only the first row counts for, if anything
   */
  public record Term<R>(
      TableDefinition table,
      Class<R> type,
      Function<R, ?> key,
      Function<R, BigDecimal> amount,
      Optional<Function<R, String>> identity) {
    /** Every row counts. */
    public Term(
        TableDefinition table, Class<R> type, Function<R, ?> key, Function<R, BigDecimal> amount) {
      this(table, type, key, amount, Optional.empty());
    }

    Object keyOf(Object row) {
      return key.apply(type.cast(row));
    }

    Optional<String> identityOf(Object row) {
      return identity.map(of -> of.apply(type.cast(row)));
    }

    BigDecimal amountOf(Object row) {
      return amount.apply(type.cast(row));
    }
  }

  /** A difference between the sides. */
  public record Difference(
      Balance balance, String key, BigDecimal leftAmount, BigDecimal rightAmount) {
    /** Names both sides. */
    public String sentence() {
      return "%s%s: %s is %s, but %s is %s."
          .formatted(
              balance.sentence(),
              key.isEmpty() ? "" : " (" + key + ")",
              balance.left().name(),
              leftAmount.stripTrailingZeros().toPlainString(),
              balance.right().name(),
              rightAmount.stripTrailingZeros().toPlainString());
    }
  }
}
