package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people look at first in a table; all else of it is there for those who ask.
 *
 * @param table one of the analysis' tables
 * @param measure the number by which rows are ranked and drawn, no part of the key; the first that
 *     counts or sums something where empty
 * @param columns what stands beside the key, in this order; everything where empty
 * @param only the rows that are looked at, where there are any such: those whose column has that
 *     text. Tables that say the same of several dimensions need it, or one thing is shown twice
 * @param across the key column whose values stand side by side, one column each, if any
 * @param adding which rows' measures add up to something
 * @param inOrder whether rows are a list in the table's order, whatever is in the key
 * @param sentence the column that says in words what a row means, if any
 */
public record Highlight(
    TableDefinition table,
    Optional<String> measure,
    List<String> columns,
    Map<String, String> only,
    Optional<String> across,
    Adding adding,
    boolean inOrder,
    Optional<String> sentence) {
  /** Which rows of a table add up. */
  public enum Adding {
    /** All: sessions by channel are the sessions. */
    ALL,
    /** Those of a group from day to day, where groups say the same of several dimensions. */
    WITHIN_GROUPS,
    /** None: who is there today was there yesterday. */
    NONE
  }

  public Highlight {
    columns = List.copyOf(columns);
    only = Map.copyOf(only);
    measure.ifPresent(column -> outsideKey(table, column));
    columns.forEach(column -> outsideKey(table, column));
    sentence.ifPresent(column -> outsideKey(table, column));
    only.keySet().forEach(table::ordinal);
    across.ifPresent(column -> inKey(table, column));
  }

  private static void outsideKey(TableDefinition table, String column) {
    table.ordinal(column);
    if (table.key().contains(column)) {
      throw new IllegalArgumentException(
          column + " is part of the key of " + table.name() + " and says nothing about a row.");
    }
  }

  private static void inKey(TableDefinition table, String column) {
    if (!table.key().contains(column)) {
      throw new IllegalArgumentException(
          column + " is no part of the key of " + table.name() + " and tells no rows apart.");
    }
  }

  /** All rows and columns alike. */
  public static Highlight of(TableDefinition table) {
    return new Highlight(
        table,
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Adding.ALL,
        false,
        Optional.empty());
  }

  /** Ranked and drawn by that number. */
  public Highlight rankedBy(String column) {
    return new Highlight(
        table, Optional.of(column), columns, only, across, adding, inOrder, sentence);
  }

  /** With those columns alone beside the key. */
  public Highlight showing(String... shown) {
    return new Highlight(table, measure, List.of(shown), only, across, adding, inOrder, sentence);
  }

  /** Of the rows in which the column has that text. */
  public Highlight where(String column, String text) {
    Map<String, String> both = new LinkedHashMap<>(only);
    both.put(column, text);
    return new Highlight(table, measure, columns, both, across, adding, inOrder, sentence);
  }

  /** Of all rows, which may say one thing several times. */
  public Highlight ofAllRows() {
    Highlight all =
        new Highlight(table, measure, columns, Map.of(), across, adding, inOrder, sentence);
    return adding == Adding.ALL ? all.adding(Adding.WITHIN_GROUPS) : all;
  }

  /** With that key column's values side by side. */
  public Highlight across(String column) {
    return new Highlight(
        table, measure, columns, only, Optional.of(column), adding, inOrder, sentence);
  }

  /** With a measure that adds up over those rows. */
  public Highlight adding(Adding which) {
    return new Highlight(table, measure, columns, only, across, which, inOrder, sentence);
  }

  /** As a list in the order of the table. */
  public Highlight inItsOrder() {
    return new Highlight(table, measure, columns, only, across, adding, true, sentence);
  }

  /** With what that column says in words. */
  public Highlight saying(String column) {
    return new Highlight(
        table, measure, columns, only, across, adding, inOrder, Optional.of(column));
  }
}
