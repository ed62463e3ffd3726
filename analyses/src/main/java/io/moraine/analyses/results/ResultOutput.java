package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;

/** Where rows of results tables go, in any order. */
@FunctionalInterface
public interface ResultOutput {
  /** Takes a row; {@code row} is of the table's own record. */
  <R extends Record> void row(TableDefinition table, R row);
}
