package io.moraine.schemas;

/**
 * Something that must hold of a table whatever its rows are.
 *
 * @param sentence what holds, for people
 * @param violations a SQL query over {@code schema.table} names, in the dialect that Trino and
 *     DuckDB share, that returns the rows which break it, so none when it holds
 */
public record Identity(String sentence, String violations) {
  /** A predicate over the columns of one row that is true for every row. */
  static Identity ofRow(String sentence, String table, String predicate) {
    return new Identity(sentence, "select * from " + table + " where not (" + predicate + ")");
  }
}
