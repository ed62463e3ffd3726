package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;

/**
 * The number that people look at first in a table: by which its rows are ranked and drawn.
 *
 * @param table one of the analysis' tables
 * @param measure a column of it that is a number and no part of the key
 */
public record Highlight(TableDefinition table, String measure) {
  public Highlight {
    table.ordinal(measure);
    if (table.key().contains(measure)) {
      throw new IllegalArgumentException(
          measure + " is part of the key of " + table.name() + " and measures nothing.");
    }
  }
}
