package io.moraine.cli.analyze;

import io.moraine.analyses.results.Highlight;
import io.moraine.blocks.RowCursor;
import io.moraine.cli.output.RowValues;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Rows of one table, read again whenever somebody looks at them.
 *
 * @param table the table as it is stored
 * @param condition which of its rows; all where empty
 * @param highlight what people look at first in it
 */
public record Section(WarehouseTable table, Optional<String> condition, Highlight highlight) {

  TableDefinition definition() {
    return table.definition();
  }

  /** Hands over the rows, slice by slice, each in the table's order. */
  void forEachRow(Consumer<List<Object>> each) throws IOException {
    Query query = Query.of(table, List.of(), condition, OptionalLong.empty());
    try (RowCursor rows = query.rows()) {
      while (rows.next()) {
        each.accept(RowValues.of(rows.row(), query.shape()));
      }
    }
  }
}
