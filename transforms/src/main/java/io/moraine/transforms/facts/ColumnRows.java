package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;

/**
 * Where the rows of a table go that are set column by column, since there are millions of them and
 * a record of each would cost more than what it holds.
 *
 * <p>One row at a time: {@link #row}, set its columns, {@link #endRow}. The rows of a day come in
 * the table's sort order, until {@link #anyOrder} says otherwise. All required columns must be set.
 */
public interface ColumnRows {

  /**
   * Begins a row.
   *
   * @param day the row's day, from 1970-01-01, where the table is sliced by day; else not looked at
   * @return where its columns are set; not to be kept
   */
  BlockBuilder row(long day);

  /** Keeps the row that was begun. */
  void endRow();

  /** From the next row on, rows come in any order, though none belongs before those of before. */
  void anyOrder();
}
