package io.moraine.pipelines.results;

import io.moraine.pipelines.StageTime;
import io.moraine.pipelines.TableOutcome;
import java.util.List;

/**
 * What became of the results.
 *
 * @param runId the run
 * @param upToDate whether they were already made from these facts by these definitions, so that
 *     nothing was done
 * @param tables what became of each table
 * @param stages how long each part took, in order
 */
public record ResultsReport(
    String runId, boolean upToDate, List<TableOutcome> tables, List<StageTime> stages) {}
