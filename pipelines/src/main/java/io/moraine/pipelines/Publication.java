package io.moraine.pipelines;

import io.moraine.warehouse.Published;
import io.moraine.warehouse.Slice;
import io.moraine.warehouse.SliceReplacement;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.WarehouseTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The one step in which what workers wrote becomes visible: a commit for each table. */
public final class Publication {
  private Publication() {}

  /**
   * Makes a table what workers wrote: of the slices that are covered those that nobody wrote are
   * emptied; others stay as they are.
   */
  public static TableOutcome publish(
      WarehouseTable table, WorkerResults results, RunContext run, Predicate<Slice> covered) {
    Map<Slice, List<StoredFile>> slices = new TreeMap<>();
    table.slices().keySet().forEach(stored -> slices.put(stored, List.of()));
    slices.putAll(results.slices(table.definition().name()));
    slices.keySet().removeIf(covered.negate());
    Published published = replace(table, run, slices);
    return new TableOutcome(
        table.definition().name(),
        table.rows(),
        published.replaced(),
        published.unchanged(),
        published.emptied(),
        published.snapshot());
  }

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
