package io.moraine.pipelines;

import io.moraine.warehouse.Published;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceReplacement;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.util.List;
import java.util.Map;

/** The one step in which what workers wrote becomes visible: a commit for each table. */
public final class Publication {
  private Publication() {}

  /**
   * Replaces slices of a table by the files written for them; no snapshot where all are as before.
   * Nothing else writes meanwhile, see {@link WarehouseRun}.
   */
  public static Published replace(
      WarehouseTable table, RunContext run, Map<Slice, List<StoredFile>> slices) {
    SliceReplacement replacement = table.replaceSlices(run.runId(), table.currentSnapshot());
    slices.forEach(replacement::slice);
    Published published = replacement.commit();
    table.refresh();
    return published;
  }
}
