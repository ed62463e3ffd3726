package io.moraine.pipelines.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.BlockBuilder;
import io.moraine.pipelines.SlicedOutput;
import io.moraine.pipelines.WarehouseRun;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.TableDefinition;
import io.moraine.transforms.facts.ColumnRows;
import io.moraine.warehouse.RowGroups;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactRowsTest {
  private static final long DAY = 20_000;
  private static final long MOST_HELD_BYTES = 4 << 20;
  private static final int SOME_ROWS = 5_000;

  @TempDir private Path folder;

  /** What one table's row groups hold is no more there for the others. */
  @Test
  void allTablesShareOneBound() throws IOException {
    WarehouseSettings settings = WarehouseSettings.embedded(folder).withBuckets(1);
    try (Warehouse warehouse = Warehouse.open(settings);
        WarehouseRun run = WarehouseRun.begin(warehouse, "build");
        FactRows facts =
            new FactRows(run.context(), warehouse, 0, MOST_HELD_BYTES)
                .withOrdered(PathStep.TABLE, PathStep.class, RowGroups.sideBySide())
                .withOrdered(IdentityLink.TABLE, IdentityLink.class, RowGroups.sideBySide())) {
      SlicedOutput<?> steps = (SlicedOutput<?>) facts.rows(PathStep.TABLE);
      SlicedOutput<?> links = (SlicedOutput<?>) facts.rows(IdentityLink.TABLE);

      addLinks(0, links);
      long before = links.heldBytes();
      addLinks(SOME_ROWS, links);
      long straight = links.heldBytes();
      addSteps(6 * SOME_ROWS, steps);
      addLinks(2 * SOME_ROWS, links);
      long full = links.heldBytes();
      addLinks(3 * SOME_ROWS, links);

      assertThat(straight).isGreaterThan(before).isLessThan(MOST_HELD_BYTES / 2);
      assertThat(steps.heldBytes()).isGreaterThan(MOST_HELD_BYTES / 2);
      assertThat(full + steps.heldBytes()).isGreaterThan(MOST_HELD_BYTES);
      assertThat(links.heldBytes()).isEqualTo(full).isLessThan(MOST_HELD_BYTES);
    }
  }

  private static String numbered(String name, int number) {
    return name + "-" + (100_000 + number);
  }

  private static void addLinks(int from, ColumnRows rows) {
    TableDefinition table = IdentityLink.TABLE;
    for (int i = from; i < from + SOME_ROWS; i++) {
      BlockBuilder row = rows.row(0);
      row.setGroupedText(table.ordinal("visitor_id"), numbered("visitor", i));
      row.setText(table.ordinal("user_id"), "user-" + i);
      row.setLong(table.ordinal("linked_at"), i);
      row.setLong(table.ordinal("last_seen_at"), i);
      row.setLong(table.ordinal("events"), 1);
      row.setBoolean(table.ordinal("owner"), true);
      row.setText(table.ordinal("person_id"), "user-" + i);
      rows.endRow();
    }
  }

  private static void addSteps(int count, ColumnRows rows) {
    TableDefinition table = PathStep.TABLE;
    for (int i = 0; i < count; i++) {
      BlockBuilder row = rows.row(DAY);
      row.setGroupedText(table.ordinal("session_id"), numbered("session", i));
      row.setLong(table.ordinal("session_date"), DAY);
      row.setGroupedText(table.ordinal("visitor_id"), numbered("visitor", i));
      row.setLong(table.ordinal("position"), 1);
      row.setText(table.ordinal("item"), "/pages/" + i);
      row.setText(table.ordinal("item_type"), "page_view");
      row.setLong(table.ordinal("entered_at"), i);
      row.setLong(table.ordinal("repeats"), 1);
      row.setBoolean(table.ordinal("is_exit"), true);
      rows.endRow();
    }
  }
}
