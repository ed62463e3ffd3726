package io.moraine.pipelines.facts;

import io.moraine.pipelines.StageTime;
import io.moraine.pipelines.TableOutcome;
import java.util.List;

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
    String runId, boolean upToDate, List<TableOutcome> tables, List<StageTime> stages) {}
