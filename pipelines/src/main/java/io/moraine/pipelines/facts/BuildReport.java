package io.moraine.pipelines.facts;

import io.moraine.pipelines.ingest.IngestReport.StageTime;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a build did.
 *
 * @param runId the run
 * @param upToDate whether the facts were already built from these events by these definitions, so
 *     that nothing was done
 * @param tables what became of each table
 * @param stages how long each part took, in order
 */
public record BuildReport(
    String runId, boolean upToDate, List<TableOutcome> tables, List<StageTime> stages) {

  /**
   * What became of one table.
   *
   * @param snapshot the snapshot that the run made; empty where nothing changed
   */
  public record TableOutcome(
      String table,
      long rows,
      long slicesReplaced,
      long slicesUnchanged,
      long slicesRemoved,
      OptionalLong snapshot) {}
}
