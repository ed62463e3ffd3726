package io.moraine.transforms.facts;

import io.moraine.schemas.TableDefinition;

/** Where finished rows go; the caller routes them to the slices of the table. */
public interface FactOutput {

  /** Takes a row; {@code row} is of the table's own record. */
  <R extends Record> void row(TableDefinition table, R row);

  /** Where rows of that table go that are set column by column. */
  ColumnRows rows(TableDefinition table);
}
